package org.qiantang.app.copywriting;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.guard.Finding;

/**
 * Why a sentence does not stand.
 *
 * @param code {@code violates}, {@code needs-evidence}, {@code no-fact}, {@code too-long} or {@code malformed}
 * @param rule the guard's rule; null where no rule of the guard says so
 * @param article the law's article; null likewise
 * @param words what in the sentence it is about
 * @param rewrite how it may be said instead
 */
record Reason(
        String code,
        @Nullable String rule,
        @Nullable String article,
        String words,
        String zh,
        String en,
        @Nullable String rewrite) {

    static Reason of(Finding finding) {
        return new Reason(
                finding.verdict().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                finding.rule(),
                finding.source() + finding.article(),
                finding.matched(),
                finding.message(),
                finding.messageEn(),
                finding.rewrite());
    }

    static Reason noFact(String words) {
        return new Reason("no-fact", null, null, words, "“" + words + "”没有事实支持", "no fact says “" + words + "”", null);
    }

    /** @param instead what is known of it; null where nothing of the kind is */
    static Reason unborne(Claim claim, Evidence.@Nullable Source instead) {
        Claim.Kind kind = claim.kind();
        String knownZh = instead == null ? "，事实表、店铺承诺里都没有" : "，现有的是：" + instead.label() + " " + instead.text();
        String knownEn = instead == null
                ? "; neither the fact sheet nor the shop's promises have it"
                : "; what is known: " + instead.label() + " " + instead.text();
        return new Reason(
                "no-fact",
                null,
                null,
                claim.words(),
                kind.zh() + "“" + claim.words() + "”没有依据" + knownZh,
                "nothing bears out the " + kind.en() + " “" + claim.words() + "”" + knownEn,
                null);
    }

    static Reason tooLong(int length, int longest) {
        return new Reason(
                "too-long",
                null,
                null,
                Integer.toString(length),
                "共 " + length + " 字，最多 " + longest + " 字",
                length + " characters, " + longest + " at most",
                null);
    }

    static Reason malformed(String words) {
        return new Reason("malformed", null, null, words, "占位写得不对：" + words, "not a slot: " + words, null);
    }

    /** Whether it is only that something is not known. */
    boolean asksForEvidence() {
        return code.equals("needs-evidence") || code.equals("no-fact");
    }
}
