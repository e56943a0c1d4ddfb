package org.qiantang.engine.guard;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A rule, or what a page adds to one, as people read it. Where it is an addition, what it leaves as it was is empty.
 *
 * @param page where it is written
 * @param from the first day of the page, {@code until} the first day on which it no longer counts; null where open
 * @param binds whom it binds; empty for all but viewers
 * @param ignores stances that do not excuse
 * @param without words that an addition drops
 * @param yaml as it is written
 */
public record RuleSheet(
        String id,
        boolean addition,
        String page,
        @Nullable LocalDate from,
        @Nullable LocalDate until,
        String category,
        String categoryZh,
        String severity,
        String action,
        List<String> binds,
        List<String> ignores,
        List<Article> law,
        List<Words> candidates,
        List<Excuse> exemptions,
        List<String> without,
        String message,
        String messageEn,
        String rewrite,
        String note,
        List<RuleTest> tests,
        String yaml) {

    /** An article, in force from its first day to the one before {@code until}. */
    public record Article(
            String source,
            String article,
            LocalDate from,
            @Nullable LocalDate until) {}

    /**
     * Words that make the rule look closer.
     *
     * @param verdict what follows without proof or check
     * @param check what the words are held against; empty where nothing
     */
    public record Words(
            List<String> terms,
            String pattern,
            List<String> goods,
            List<String> notGoods,
            List<String> proof,
            Verdict verdict,
            String check) {}

    /** Why a candidate may stand. */
    public record Excuse(String id, String pattern, String scope, List<String> goods, String fact) {}

    /** What it says and on which days, wherever and however it is written: equal for two that say the same. */
    public RuleSheet said() {
        return new RuleSheet(
                id,
                addition,
                "",
                from,
                until,
                category,
                categoryZh,
                severity,
                action,
                binds,
                ignores,
                law,
                candidates,
                exemptions,
                without,
                message,
                messageEn,
                rewrite,
                note,
                tests,
                "");
    }

    /**
     * All that a page says, rules before additions.
     *
     * @throws UnfitRules if it cannot be read; whether it makes a book is not looked at
     */
    public static List<RuleSheet> of(RulePage page) {
        var lines = new YamlLines(page.text());
        try {
            return of(page, lines, YamlNode.ofText(page.name(), page.text()));
        } catch (Unfit unfit) {
            throw new UnfitRules(List.of(unfit.in(page, lines)));
        } catch (YAMLException noYaml) {
            throw new UnfitRules(List.of(RuleAssembly.unreadable(page, noYaml)));
        }
    }

    private static List<RuleSheet> of(RulePage page, YamlLines lines, YamlNode node) {
        Wording wording = Wording.read(YamlNode.ofResource("words.yaml")).ofPage();
        var sheets = new ArrayList<RuleSheet>();
        List<String> written = lines.items("rules");
        List<YamlNode> rules = node.nodes("rules");
        for (int i = 0; i < rules.size(); i++) {
            sheets.add(sheet(rules.get(i), page, false, wording, written.get(i)));
        }
        written = lines.items("additions");
        List<YamlNode> additions = node.nodes("additions");
        for (int i = 0; i < additions.size(); i++) {
            sheets.add(sheet(additions.get(i), page, true, wording, written.get(i)));
        }
        return sheets;
    }

    private static RuleSheet sheet(YamlNode node, RulePage page, boolean addition, Wording wording, String yaml) {
        String id = node.text(addition ? "to" : "id");
        String category = node.maybeText("category").orElse("");
        if (!category.isEmpty() && !Category.names().contains(category)) {
            throw node.wrong("category", category, "one of " + Category.names());
        }
        return new RuleSheet(
                id,
                addition,
                page.name(),
                page.from(),
                page.until(),
                category,
                category.isEmpty() ? "" : Category.inChinese(category),
                node.maybeText("severity").orElse(""),
                node.maybeText("action").orElse(""),
                node.texts("binds"),
                node.texts("ignores"),
                node.nodes("law").stream().map(RuleSheet::article).toList(),
                node.nodes("candidates").stream()
                        .map(words -> words(words, wording))
                        .toList(),
                node.nodes("exemptions").stream().map(RuleSheet::excuse).toList(),
                node.texts("without"),
                node.maybeText("message").orElse(""),
                node.maybeText("message_en").orElse(""),
                node.maybeText("rewrite").orElse(""),
                node.maybeText("note").orElse(""),
                RuleTest.read(node, id),
                yaml);
    }

    private static Article article(YamlNode node) {
        Edition edition = Edition.read(node);
        return new Article(edition.source(), edition.article(), edition.from(), edition.to());
    }

    private static Words words(YamlNode node, Wording wording) {
        Candidate candidate = Candidate.read(node, wording);
        return new Words(
                candidate.terms(),
                node.maybeText("pattern").orElse(""),
                node.texts("goods"),
                node.texts("not_goods"),
                candidate.proof(),
                candidate.verdict(),
                node.maybeText("check").orElse(""));
    }

    private static Excuse excuse(YamlNode node) {
        return new Excuse(
                node.text("id"),
                node.maybeText("pattern").orElse(""),
                node.maybeText("scope").orElse("SPAN"),
                node.texts("goods"),
                node.maybeText("fact").orElse(""));
    }
}
