package org.qiantang.app.catalog;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Language;
import org.qiantang.app.web.Problem;

/** What the goods' endpoints say of input that cannot be taken. */
final class GoodsWords {
    private static final int MAX_QUERY = 100;
    private static final int MAX_REASON = 100;

    private GoodsWords() {}

    /** The first flaw in words, and all of them as data, so that a form can mark every field. */
    static Problem flawed(List<Flaw> flaws, HttpServletRequest request) {
        record FlawView(String field, String code, String message) {}
        boolean english = Language.english(request);
        Flaw first = flaws.getFirst();
        return new Problem(
                422,
                "flawed",
                "资料有误：" + first.path() + " " + first.message(false),
                "there are flaws: " + first.path() + " " + first.message(true),
                Map.of(
                        "field",
                        first.path(),
                        "flaws",
                        flaws.stream()
                                .map(flaw ->
                                        new FlawView(flaw.path(), flaw.fault().code(), flaw.message(english)))
                                .toList()));
    }

    /** What somebody searches for. */
    static String query(String typed) {
        if (typed.length() > MAX_QUERY || typed.indexOf('\0') >= 0) {
            throw Problem.nonsense("q", "搜索词最多 " + MAX_QUERY + " 个字", "q: up to " + MAX_QUERY + " characters");
        }
        return typed.strip();
    }

    /** Why somebody does something; a refusal naming the field where it says nothing or too much. */
    static String reason(@Nullable String given, String field) {
        String reason = given == null ? "" : given.strip();
        var flaws = new ArrayList<Flaw>();
        Texts.check(field, reason, 1, MAX_REASON, flaws);
        if (!flaws.isEmpty()) {
            Flaw flaw = flaws.getFirst();
            throw Problem.nonsense(field, "原因" + flaw.message(false), "the reason " + flaw.message(true));
        }
        return reason;
    }

    /** How the rows of a file are to be taken. */
    static GoodsImport.Mode mode(String mode) {
        if (mode.equals("all-or-nothing")) {
            return GoodsImport.Mode.ALL_OR_NOTHING;
        }
        if (mode.equals("good-rows")) {
            return GoodsImport.Mode.GOOD_ROWS;
        }
        throw Problem.nonsense(
                "mode", "mode 应为 all-or-nothing 或 good-rows", "mode must be all-or-nothing or good-rows");
    }

    /** A file's name without what has no business in one. */
    static String fileName(String name) {
        String plain = name.replaceAll("[\\p{Cntrl}\\\\/\"<>:*?|]", "").strip();
        return plain.substring(Math.max(0, plain.length() - 120));
    }

    static long id(String text, String field) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException _) {
            throw Problem.nonsense(field, "编号无效", field + ": not an id");
        }
    }
}
