using DockerfileAnalyzers.Shell;
using DockerfileAnalyzers.Tests.Infrastructure;
using DockerfileAnalyzers.Text;

namespace DockerfileAnalyzers.Tests.Shell;

/// <summary>The grammar, section by section: a script, and what the parser sees in it.</summary>
[TestClass]
public sealed class ShellGrammarTests
{
    [TestMethod]
    [DataRow("a b c", "[a b c]")]
    [DataRow("X=1 Y= a", "[X=1 Y= a]")]
    [DataRow("X=1", "[X=1]")]
    [DataRow("a X=1", "[a X=1]")]
    [DataRow("x+=1 y[0]=2", "[x+=1 y[0]=2]")]
    [DataRow("x=(a 'b c' $d)", "[x=(a 'b c' {d})]")]
    [DataRow("declare -a x=(a b)", "[declare -a x=·(a b)]")]
    [DataRow("a # a comment", "[a]")]
    [DataRow("a b#c", "[a b#c]")]
    public void Simple_commands_have_assignments_and_words(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("a && b || c", "[a] && [b] || [c]")]
    [DataRow("a; b & c", "[a]; [b] & [c]")]
    [DataRow("a &", "[a] &")]
    [DataRow("a\n\n# why\nb", "[a]; [b]")]
    [DataRow("a &&\n# why\n b", "[a] && [b]")]
    [DataRow("a | b |& c", "[a] | [b] | [c]")]
    [DataRow("! a | b", "! [a] | [b]")]
    [DataRow("time { a; }", "{ [a] }")]
    [DataRow("time a", "[time a]")]
    public void Lists_and_pipelines_join_commands(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("(a; b) > f", "( [a]; [b] ) >f")]
    [DataRow("{ a; b; }", "{ [a]; [b] }")]
    [DataRow("if a; then b; elif c; then d; else e; fi", "if [a] then [b] elif [c] then [d] else [e] fi")]
    [DataRow("while a; do b; done < f", "while [a] do [b] done <f")]
    [DataRow("until a; do b; done", "until [a] do [b] done")]
    [DataRow("for x in 1 \"$y\" *; do a; done", "for x in 1 \"{y}\" <*> do [a] done")]
    [DataRow("for x; do a; done", "for x do [a] done")]
    [DataRow("for x in a b\ndo\n a\ndone", "for x in a b do [a] done")]
    [DataRow("for ((i=0; i<3; i++)); do a; done", "for ((i=0; i<3; i++)) do [a] done")]
    [DataRow("select x in a; do b; done", "select x in a do [b] done")]
    [DataRow("case $x in a|b) c ;; (*) d; esac", "case {x} in a|b) [c] ;; <*>) [d] ;; esac")]
    [DataRow("case x in esac", "case x in esac")]
    [DataRow("case x in a) ;; b) c ;& d) e ;;& esac", "case x in a)  ;; b) [c] ;; d) [e] ;; esac")]
    [DataRow("f() { a; }", "f() { [a] }")]
    [DataRow("function f { a; }", "f() { [a] }")]
    [DataRow("function f() ( a )", "f() ( [a] )")]
    [DataRow("coproc a b", "coproc [a b]")]
    [DataRow("coproc N while a; do b; done", "coproc while [a] do [b] done")]
    [DataRow("function f ( a )", "f() ( [a] )")]
    [DataRow("((x += 1)) && a", "((x += 1)) && [a]")]
    [DataRow("((a) && b)", "( ( [a] ) && [b] )")]
    public void Compound_commands_are_made_of_lists(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("[[ -f a ]]", "[[ -f a ]]")]
    [DataRow("[[ $a == b* && ( ! -n $c || d < e ) ]]", "[[ {a} == b·<*> -n {c} d < e ]]")]
    [DataRow("[[ $a =~ ^(x|y)[0-9]+$ ]] && b", "[[ {a} =~ ^(x|y)[0-9]+$ ]] && [b]")]
    [DataRow("[[ a ]] || b", "[[ a ]] || [b]")]
    public void Conditions_have_operands(string script, string dump) => Verify(script, dump);

    [TestMethod]
    public void The_old_test_is_a_command_like_others() => Verify("[ a = b ]", "[[ a = b ]]");

    [TestMethod]
    [DataRow("a > f 2>&1 < g >> h", "[a >f 2>&1 <g >>h]")]
    [DataRow("a &> f", "[a &>f]")]
    [DataRow("a 12>f b2>g", "[a 12>f b2 >g]")]
    [DataRow("a <<< \"b $c\"", "[a <<<\"b ·{c}\"]")]
    [DataRow("a {fd}> f", "[a {fd}>f]")]
    [DataRow("> f", "[>f]")]
    [DataRow("a < <(b) > >(c)", "[a <<([b]) ><([c])]")]
    public void Redirections_belong_to_their_command(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("a <<X\nb $c \\$d\nX\ne", "[a <<X«b ·{c}· ·\\$·d⏎»]; [e]")]
    [DataRow("a <<'X'\nb $c\nX", "[a <<X«b $c⏎»]")]
    [DataRow("a <<-X\n\t\tb\n\tX\nc", "[a <<-X«b⏎»]; [c]")]
    [DataRow("a <<X <<Y\n1\nX\n2\nY\nb", "[a <<X«1⏎» <<Y«2⏎»]; [b]")]
    [DataRow("a <<X | b\n1\nX\nc", "[a <<X«1⏎»] | [b]; [c]")]
    [DataRow("x=$(a <<X\n1\nX\n)\nb", "[x=$([a <<X«1⏎»])]; [b]")]
    [DataRow("a <<X\nX\nb", "[a <<X«»]; [b]")]
    public void Here_documents_stand_below_their_line(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("'a \"$b'", "['a \"$b']")]
    [DataRow("\"a '$b' \\\" \\c\"", "[\"a '·{b}·' ·\\\"· \\c\"]")]
    [DataRow("a\\ b", "[a·\\ ·b]")]
    [DataRow("$'a\\tb\\'c'", "[$'a\tb'c']")]
    [DataRow("$\"a\"", "[$\"a\"]")]
    [DataRow("a\"b\"'c'd", "[a·\"b\"·'c'·d]")]
    [DataRow("a'b\nc'", "[a·'b⏎c']")]
    public void Quotes_are_parts_of_words(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("$a ${b} $1 ${10} $@ $? $$ $#", "[{a} {b} {1} {10} {@} {?} {$} {#}]")]
    [DataRow("${a:-b c} ${a:=$d} ${a:?} ${a+x}", "[{a :- b c} {a := {d}} {a :? } {a + x}]")]
    [DataRow("${#a} ${#} ${##} ${#a[@]}", "[{#a} {#} {##} {#a[@]}]")]
    [DataRow("${a%%.*} ${a#*/} ${a##x}", "[{a %% .·<*>} {a # <*>·/} {a ## x}]")]
    [DataRow("${a/b/c} ${a//b} ${a/#b/$d}", "[{a / b / c} {a // b} {a /# b / {d}}]")]
    [DataRow(
        "${a:1:2} ${a: -1} ${a^^} ${a,} ${a@Q} ${!a} ${a[0]}",
        "[{a : 1:2} {a :  -1} {a ^^ } {a , } {a @ Q} {!a} {a[0]}]")]
    [DataRow("\"${a:-\"b c\"}\" \"${a:-it's}\" \"${a%'}'}\"", "[\"{a :- \"b c\"}\" \"{a :- it's}\" \"{a % '}'}\"]")]
    [DataRow("$(a; b) `c \\`d\\``", "[$([a]; [b]) `[c `[d]`]`]")]
    [DataRow("\"$(a \"b\")\" \"`c \\\"d\\\"`\"", "[\"$([a \"b\"])\" \"`[c \"d\"]`\"]")]
    [DataRow("$((1 + $x * (2))) $(( y ))", "[((1 + ·{x}· * (2))) (( y ))]")]
    [DataRow("$((a); b)", "[$(( [a] ); [b])]")]
    [DataRow("$(case x in a) b;; esac)", "[$(case x in a) [b] ;; esac)]")]
    [DataRow("a$ $ \"$\" $% $[1+2]", "[a$ $ \"$\" $% ((1+2))]")]
    [DataRow("cat <(a) >(b)", "[cat <([a]) <([b])]")]
    public void Expansions_are_parts_of_words(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("* ?.c [a-z]* \\* '*' [", "[<*> <?>·.c <[a-z]>·<*> \\* '*' []")]
    [DataRow("a [[:alpha:]]x []a]", "[a <[[:alpha:]]>·x <[]a]>]")]
    [DataRow("{a,b}.c x{1..3} {} {a} {a b} ${a} {a,{b,c}}", "[{{a,b}}·.c x·{{1..3}} {} {a} {a b} {a} {{a,{{b,c}}}}]")]
    [DataRow("x={a,b} ~/b ~user a~ y=~", "[x={a,b} <~>·/b <~user> a~ y=~]")]
    [DataRow("a=~/b:~/c", "[a=<~>·/b:·<~>·/c]")]
    [DataRow("a @(b|c)", "[a <@(b|c)>]")]
    [DataRow("a @(b\\)|c) !('d)'|e)", "[a <@(b\\)|c)> <!('d)'|e)>]")]
    public void Wildcards_braces_and_tildes_are_parts_of_words(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("a \\\n b", "[a b]")]
    [DataRow("a\\\nb", "[ab]")]
    [DataRow("if a; then\\\n b\nfi", "if [a] then [b] fi")]
    [DataRow("for x in\\\n a b; do\\\n c; done", "for x in a b do [c] done")]
    [DataRow("case x in\\\n a) b;;\\\nesac", "case x in a) [b] ;; esac")]
    [DataRow("[[ a ]]\\\n&& b", "[[ a ]] && [b]")]
    [DataRow("{\\\n a\n}", "{ [a] }")]
    [DataRow("a &\\\n& b${c\\\n:-d}", "[a] && [b·{c :- d}]")]
    [DataRow("a <<X\nb\\\nX\nX\nc", "[a <<X«bX⏎»]; [c]")]
    [DataRow("a \\\n && b", "[a] && [b]")]
    public void A_backslash_before_a_line_break_continues_the_line(string script, string dump) => Verify(script, dump);

    [TestMethod]
    [DataRow("a 'b\\\nc'", "[a 'b\\⏎c']")]
    [DataRow("a # b \\\nc", "[a]; [c]")]
    [DataRow("a <<'X'\nb\\\nX", "[a <<X«b\\⏎»]")]
    [DataRow("a \"it's\"\\\n'b\\\nc'", "[a \"it's\"·'b\\⏎c']")]
    public void Quotes_comments_and_quoted_documents_keep_the_backslash(string script, string dump) =>
        Verify(script, dump);

    [TestMethod]
    [DataRow("a && ; b", "[a] && ???; [b]")]
    [DataRow("a ) b", "[a]; ???; [b]")]
    [DataRow("a | ! b", "[a] | [! b]")]
    [DataRow("echo (a) && b", "[echo] && [b]")]
    [DataRow("a $(b", "[a $([b])]")]
    [DataRow("echo ${a.b} c && d", "[echo {a} c] && [d]")]
    public void What_is_not_understood_leaves_the_rest_visible(string script, string dump)
    {
        var parsed = Parse(script);
        Assert.IsFalse(parsed.IsComplete);
        Assert.AreNotEqual(0, parsed.Errors.Length);
        Assert.AreEqual(dump, ShellDump.Dump(parsed.Root));
    }

    [TestMethod]
    [DataRow("a 'b", 2, 4, "the quote is not closed")]
    [DataRow("a; fi", 3, 5, "'fi' closes nothing")]
    [DataRow("a && ", 2, 4, "a command is missing after it")]
    [DataRow("(a", 0, 1, "'(' is not followed by its ')'")]
    [DataRow("a >", 2, 3, "a file name is missing after it")]
    [DataRow("a <<X\nb", 2, 5, "the here-document has no line that contains only 'X'")]
    [DataRow("while a; done", 0, 5, "'while' is not followed by its 'do'")]
    public void An_error_says_where_and_what(string script, int start, int end, string message)
    {
        var error = Parse(script).Errors[0];
        Assert.AreEqual((start, end, message), (error.Span.Start, error.Span.End, error.Message));
    }

    [TestMethod]
    [DataRow(
        "[[ a ]]; x=(a); a <(b) &> c; $'a'; f-g() { a; }",
        "DoubleBracket Array ProcessSubstitution RedirectBoth AnsiQuote FunctionName")]
    [DataRow(
        "${a:1} ${a/b} ${a^} ${!a} {a,b} <<<x |& b",
        "Slice Replacement CaseModification Indirection BraceExpansion HereString PipeBoth")]
    [DataRow("a b=c \"d\" $e ${f:-g} $(h) > i 2>&1 # {j,k}", "")]
    public void What_POSIX_does_not_have_is_noted(string script, string features) =>
        Assert.AreEqual(features, string.Join(' ', Parse(script).Features.Select(use => use.Feature)));

    private static void Verify(string script, string dump)
    {
        var parsed = Parse(script);
        Assert.AreEqual(dump, ShellDump.Dump(parsed.Root), string.Join("\n", parsed.Errors));
        Assert.IsTrue(parsed.IsComplete, string.Join("\n", parsed.Errors));
    }

    private static ShellScript Parse(string text) =>
        ShellParser.Parse(
            LogicalText.Verbatim(new SourceFile("", text), new TextSpan(0, text.Length)), ShellDialect.Bash);
}
