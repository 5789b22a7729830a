namespace DockerfileAnalyzers.Model.Image;

/// <summary>
/// Which instruction made which layer of a built image. BuildKit notes <c>RUN |1 A=b /bin/sh -c apt-get update #
/// buildkit</c>, the older builder <c>/bin/sh -c apt-get update</c> and <c>/bin/sh -c #(nop) COPY dir:… in /app</c>;
/// the layers of the base image come first.
/// </summary>
internal sealed class ImageMatch
{
    /// <summary>Above this product of counts nothing is matched; an image has at most 127 layers.</summary>
    private const int MaxCells = 1_000_000;

    private static readonly Fact<ImageMatch?> s_fact = new(model =>
        model.Input.BuiltImage is { } image ? Create(model, image) : null);

    private readonly Dictionary<InstructionSyntax, int> _indexes = new();

    private ImageMatch(MeasuredImage image) => BuiltImage = image;

    public MeasuredImage BuiltImage { get; }

    /// <summary>The size of the base image; <see langword="null"/> where its layers cannot be told apart.</summary>
    public long? BaseBytes { get; private set; }

    /// <summary>
    /// The first instruction that the image was not built from; <see langword="null"/> where all agree.
    /// </summary>
    public InstructionSyntax? Drift { get; private set; }

    /// <summary>
    /// Bytes of the layer that an instruction made; <see langword="null"/> where it is not known which one that is.
    /// </summary>
    public long? FindBytes(InstructionSyntax instruction) =>
        _indexes.TryGetValue(instruction, out var index) ? BuiltImage.Layers[index].Bytes : null;

    /// <summary>
    /// The instruction that made a layer; <see langword="null"/> for those of the
    /// base image, and where it is not known.
    /// </summary>
    public InstructionSyntax? FindInstruction(int layer) =>
        _indexes.Where(pair => pair.Value == layer).Select(pair => pair.Key).FirstOrDefault();

    /// <summary>The image that was built from a file; <see langword="null"/> where none was given.</summary>
    public static ImageMatch? Of(DockerfileModel model) => s_fact.Of(model);

    internal static ImageMatch Create(DockerfileModel model, MeasuredImage image)
    {
        var match = new ImageMatch(image);
        if (model.FinalStage is not { } final || image.Layers.IsEmpty)
            return match;
        var instructions = final.ChainInstructions.ToArray();
        if ((long)instructions.Length * image.Layers.Length > MaxCells)
            return match;
        match.Align(model, instructions, image.Layers.Select(layer => Entry.Parse(layer.CreatedBy)).ToArray());
        var writing = instructions
            .Where(instruction => instruction is RunInstructionSyntax or CopyingInstructionSyntax).ToArray();
        // Where nothing at all agrees, it is an image of something else: one place says so.
        match.Drift = writing.FirstOrDefault(instruction => !match._indexes.ContainsKey(instruction));
        if (match._indexes.Count > 0 && match.Drift != writing.FirstOrDefault())
            match.BaseBytes = Sum(image.Layers.Take(match._indexes.Values.Min()));
        return match;
    }

    private static long? Sum(IEnumerable<MeasuredLayer> layers) =>
        layers.Aggregate((long?)0, (sum, layer) => sum + layer.Bytes);

    // The longest common subsequence from the end: of equal entries, ours are the later ones.
    private void Align(DockerfileModel model, InstructionSyntax[] instructions, Entry[] entries)
    {
        var common = new int[instructions.Length + 1, entries.Length + 1];
        for (var i = 1; i <= instructions.Length; i++)
        {
            for (var j = 1; j <= entries.Length; j++)
                common[i, j] = Math.Max(
                    entries[j - 1].IsOf(model, instructions[i - 1]) ? common[i - 1, j - 1] + 1 : 0,
                    Math.Max(common[i - 1, j], common[i, j - 1]));
        }

        for (var (i, j) = (instructions.Length, entries.Length); i > 0 && j > 0;)
        {
            if (entries[j - 1].IsOf(model, instructions[i - 1]) && common[i, j] == common[i - 1, j - 1] + 1)
                _indexes[instructions[--i]] = --j;
            else if (common[i - 1, j] >= common[i, j - 1])
                i--;
            else
                j--;
        }
    }

    /// <param name="Keyword">The keyword of the instruction, in upper case.</param>
    /// <param name="Text">The text that follows it, with single spaces.</param>
    private sealed record Entry(string Keyword, string Text)
    {
        private const string NoOperation = "#(nop)";

        public static Entry Parse(string createdBy)
        {
            var text = Clean(createdBy);
            if (text.EndsWith("# buildkit", StringComparison.Ordinal))
                text = text.Substring(0, text.Length - "# buildkit".Length).TrimEnd();
            var nop = text.IndexOf(NoOperation, StringComparison.Ordinal);
            if (nop >= 0)
                text = text.Substring(nop + NoOperation.Length).TrimStart();
            var blank = text.IndexOf(' ');
            var first = blank < 0 ? text : text.Substring(0, blank);
            // The older builder notes the command of a RUN and nothing else.
            var isKeyword = first.Length > 1 && first.All(letter => letter is >= 'A' and <= 'Z');
            return isKeyword ? new Entry(first, blank < 0 ? "" : text.Substring(blank + 1)) : new Entry("RUN", text);
        }

        public bool IsOf(DockerfileModel model, InstructionSyntax instruction) =>
            Keyword == instruction.Keyword && instruction switch
            {
                RunInstructionSyntax { IsExecForm: true } run =>
                    IsScript(Clean(string.Join(" ", run.ExecArguments.Select(argument => argument.Value)))),
                RunInstructionSyntax { ScriptText: { } script } => IsScript(Clean(script.Text)),
                RunInstructionSyntax => false,
                CopyingInstructionSyntax copying => IsCopy(model, copying),
                WorkdirInstructionSyntax workdir => model.Expand(workdir, workdir.Value) is not { } path
                    || Text.EndsWith(path.TrimEnd('/'), StringComparison.Ordinal),
                _ => true,
            };

        // The shell and build arguments precede the script; a here-document follows its word.
        private bool IsScript(string script) => script.Length > 0
            && (Text == script || Text.EndsWith(" " + script, StringComparison.Ordinal)
                || (Text.Contains("<<") && Text.Contains(script)));

        // Sources are digests where the older builder noted them: then the destination has to do.
        private bool IsCopy(DockerfileModel model, CopyingInstructionSyntax copying)
        {
            var words = Text.Split(' ').Where(word => !word.StartsWith("--", StringComparison.Ordinal)).ToArray();
            var destination = model.Expand(copying, copying.Destination);
            if (words.Length == 0
                || (destination is not null && words[words.Length - 1].TrimEnd('/') != destination.TrimEnd('/')
                    && ContainerPath.Combine(model.GetState(copying).WorkingDirectory, destination) is { } full
                    && words[words.Length - 1].TrimEnd('/') != full.TrimEnd('/')))
                return false;
            return words.Contains("in") || copying.Sources.Length != words.Length - 1
                || copying.Sources
                    .Zip(words, (source, word) => model.Expand(copying, source) is not { } path || path == word)
                    .All(isSame => isSame);
        }

        private static string Clean(string text) =>
            string.Join(" ", text.Split(new[] { ' ', '\t', '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries));
    }
}
