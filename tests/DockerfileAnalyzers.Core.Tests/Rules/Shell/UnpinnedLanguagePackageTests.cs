using DockerfileAnalyzers.Rules.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;

namespace DockerfileAnalyzers.Tests.Rules.Shell;

[TestClass]
internal sealed class UnpinnedLanguagePackageTests : RuleTests<UnpinnedLanguagePackage>
{
    [TestMethod]
    [DataRow("python3 -m pip install [|flask|]")]
    [DataRow("pip3 install -U [|flask|]")]
    [DataRow("uv pip install [|flask|]")]
    [DataRow("npm i -g [|serve|] @angular/cli")]
    [DataRow("npm install [|serve@latest|]")]
    [DataRow("yarn global add [|serve|]")]
    [DataRow("pnpm add [|serve|]")]
    [DataRow("gem install --no-document [|bundler|]")]
    [DataRow("go install [|example.org/cmd@latest|]")]
    [DataRow("composer create-project [|laravel/laravel|] app")]
    [DataRow("go get [|github.com/a/b|]")]
    public void Every_manager_is_known(string script) => Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    public void A_command_is_one_finding() => Verify(
        "FROM example/base:1\nRUN pip install [|a|] b c==1 d e f\n",
        message: "'a', 'b' and 3 others are installed in the latest version");

    [TestMethod]
    [DataRow("pip install .")]
    [DataRow("pip install -e .[dev]")]
    [DataRow("pip install git+https://example.org/a.git@v1")]
    [DataRow("pip install https://example.org/a-1.0-py3-none-any.whl")]
    [DataRow("pip install 'flask>=3,<4'")]
    [DataRow("pip install -r requirements.txt")]
    [DataRow("pip install --index-url https://example.org flask==3")]
    [DataRow("npm install")]
    [DataRow("npm install ./a.tgz git+https://example.org/a.git#v1")]
    [DataRow("npm install @angular/cli@19.0.0")]
    [DataRow("go run main.go")]
    [DataRow("composer create-project laravel/laravel app 10.*")]
    [DataRow("composer create-project laravel/laravel:10.0 app")]
    [DataRow("composer create-project laravel/laravel app $V")]
    [DataRow("go install ./cmd/app std")]
    [DataRow("go get")]
    [DataRow("pip install $PACKAGES")]
    public void Pinned_local_and_what_is_not_known(string script) => Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    [DataRow("FROM php:8.4\nRUN composer require a/b 1.3.2 c/d '^2.0' && composer require [|e/f|] g/h ~1.0")]
    public void A_version_of_composer_is_a_word_of_its_own(string instructions) => Verify(instructions);

    [TestMethod]
    [DataRow("pip install [|git+https://example.org/o/p.git|]")]
    [DataRow("pip install [|'p @ git+https://example.org/o/p@main'|]")]
    [DataRow("pip install [|-e git+https://example.org/o/p.git#egg=p|]")]
    [DataRow("npm install [|github:o/p|]")]
    [DataRow("npm install [|o/p#feature/2|]")]
    public void A_branch_of_a_repository_moves(string script) => Verify($"FROM example/base:1\nRUN {script}\n");

    [TestMethod]
    [DataRow("pip install git+ssh://git@example.org/o/p.git@0123456789abcdef0123456789abcdef01234567")]
    [DataRow("npm install git+https://example.org/o/p.git#v1.2.3")]
    [DataRow("npm install --unsafe-perm true")]
    [DataRow("npm install --global --some-flag true a@1.0.0")]
    public void A_commit_a_tag_and_the_value_of_an_option_are_fine(string script) =>
        Verify($"FROM example/base:1\nRUN {script}\n");
}
