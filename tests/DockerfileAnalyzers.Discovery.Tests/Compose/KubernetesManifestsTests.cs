namespace DockerfileAnalyzers.Discovery.Tests;

[TestClass]
public sealed class KubernetesManifestsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [TestMethod]
    [DataRow("", "")]
    [DataRow("volumeMounts: [{ name: data, mountPath: /data }, { name: tmp, mountPath: /tmp }]", "/data /tmp")]
    public void A_read_only_container_can_write_to_its_mounts(string more, string expected)
    {
        var found = Find("example.com/shop:1.2", more).Single();
        Assert.AreEqual(("web", "shop.yaml"), (found.Name, found.File));
        Assert.AreEqual(expected, string.Join(' ', found.Writable!.Value));
    }

    [TestMethod]
    [DataRow("command: [sh, -c, true]")]
    [DataRow("workingDir: /data")]
    [DataRow("env: [{ name: TMPDIR, value: /data }]")]
    [DataRow("envFrom: [{ configMapRef: { name: shop } }]")]
    [DataRow("volumeMounts: [{ name: data, mountPath: $(PLACE) }]")]
    public void Mounts_that_are_not_known_are_not_a_fact(string more) =>
        Assert.IsNull(Find("example.com/shop", more).Single().Writable);

    [TestMethod]
    public void Without_the_setting_it_can_write_anywhere() =>
        Assert.IsNull(Find("example.com/shop", "", "{ runAsNonRoot: true }").Single().Writable);

    [TestMethod]
    [DataRow("env: [{ name: Storage__Root, value: /data }, { name: A, valueFrom: {} }]", "Storage__Root A")]
    [DataRow("args: [--Storage:Root=/data]", "--Storage:Root")]
    [DataRow("envFrom: [{ configMapRef: { name: shop } }]", "?")]
    [DataRow("volumeMounts: [{ name: settings, mountPath: /app/appsettings.Production.json }]", "?")]
    public void Variables_and_options_are_facts(string more, string expected) => Assert.AreEqual(expected,
        string.Join(' ', Find("example.com/shop@sha256:0", more).Single().Passed
            .Select(name => name.Length == 0 ? "?" : name)));

    [TestMethod]
    [DataRow("shop")]
    [DataRow("example.com/other")]
    [DataRow("$(REGISTRY)/shop")]
    public void Containers_of_other_images_do_not_count(string image) => Assert.IsEmpty(Find(image, ""));

    [TestMethod]
    [DataRow("shop.yaml")]
    [DataRow("k8s/shop.yml")]
    [DataRow("deploy/base/shop.yaml")]
    public void Manifests_are_found_in_usual_folders(string file)
    {
        Write(file, "example.com/shop", "");
        Assert.HasCount(1, Find());
    }

    [TestMethod]
    public void A_template_is_not_read()
    {
        Write("k8s/shop.yaml", "example.com/shop", "env: {{ .Values.env }}");
        Assert.IsEmpty(Find());
    }

    private KubernetesContainer[] Find(string image, string more, string context = "{ readOnlyRootFilesystem: true }")
    {
        Write("k8s/shop.yaml", image, more, context);
        return Find();
    }

    private KubernetesContainer[] Find() =>
        [.. KubernetesManifests.Find(["example.com/shop"], _folder["Dockerfile"], _folder.Path, _folder.Path)];

    private void Write(string file, string image, string more, string context = "{ readOnlyRootFilesystem: true }")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder[file])!);
        File.WriteAllText(_folder[file], $"""
            apiVersion: v1
            kind: Service
            ---
            apiVersion: apps/v1
            kind: Deployment
            spec:
              template:
                spec:
                  containers:
                  - name: web
                    image: {image}
                    securityContext: {context}
                    {more}
            """);
    }
}
