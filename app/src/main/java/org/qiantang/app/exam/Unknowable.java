package org.qiantang.app.exam;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.qiantang.app.guidance.Course;

/**
 * Finds and replaces what tells whose words a text was: names as they are heard, whatever signs, widths and gaps stand
 * in them, and numbers that look like those of phones, papers and accounts.
 */
final class Unknowable {
    /** A name of a single sign stands in every second sentence and identifies nobody. */
    private static final int SHORTEST_NAME = 2;

    /** Six digits on end tell a person or an order; prices, weights and years have fewer. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,}x?");
    /** The number of a standard, with or without its year, tells nobody, and lawful words often need one. */
    private static final Pattern STANDARD =
            Pattern.compile("(?<![a-z])(?:gb|fz|qb|ny|sb|ws|iso)(?:/t)?[0-9]{4,5}(?:(?:19|20)[0-9]{2})?(?![0-9])");
    /** Letters with three digits after them, such as an account at a messenger. */
    private static final Pattern ACCOUNT = Pattern.compile(
            "(?<![a-z0-9])(?!(?:gb|fz|qb|ny|sb|ws|iso)[0-9])(?=[a-z0-9]{6})[a-z]+(?:[a-z]*[0-9]){3}[a-z0-9]*");

    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+|(?:https?://|www\\.)[^\\s\\u3000-\\uffef]+");
    private static final String NUMERALS = "零一二三四五六七八九";

    private Unknowable() {}

    /** Something that still stands in a text; {@code quote} is how it stands there. */
    record Standing(Identity.Kind kind, String quote) {}

    private record Span(int from, int to, Identity.Kind kind) {}

    /** A sign of a text, folded, with the place in the text that it came from. */
    private record Sign(char letter, int from, int to) {}

    /** Signs of a text, and the letters that they are. */
    private record Heard(String letters, List<Sign> signs) {
        Span span(int first, int last, Identity.Kind kind) {
            return new Span(signs.get(first).from(), signs.get(last).to(), kind);
        }
    }

    private enum Letters {
        /** Letters and digits alone: a name is heard without the signs in it. */
        NAMES,
        /** All but what stands between the digits of a number; Chinese numerals are digits. */
        NUMBERS,
        /** As it stands, folded. */
        ALL
    }

    /** The text with a neutral word in place of each. */
    static String of(String text, List<Identity> identities) {
        List<Span> spans = spans(text, identities);
        var made = new StringBuilder();
        int at = 0;
        for (Span span : spans) {
            if (span.from() >= at) {
                made.append(text, at, span.from()).append(span.kind().instead());
            }
            at = Math.max(at, span.to());
        }
        return made.append(text, at, text.length()).toString();
    }

    /** What of it still stands in the text. */
    static List<Standing> standing(String text, List<Identity> identities) {
        return spans(text, identities).stream()
                .map(span -> new Standing(span.kind(), text.substring(span.from(), span.to())))
                .toList();
    }

    /** What of it still stands in anything that people who are asked a question read. */
    static List<Standing> standing(Course.Question asked, List<Identity> identities) {
        return Stream.of(
                        Stream.of(asked.lineZh(), asked.lineEn(), asked.contextZh(), asked.contextEn()),
                        Stream.of(asked.askZh(), asked.askEn(), asked.whyZh(), asked.whyEn()),
                        Stream.of(asked.lawfulZh(), asked.lawfulEn()),
                        asked.options().stream().flatMap(option -> Stream.of(option.zh(), option.en())),
                        asked.basis().stream().flatMap(basis -> Stream.ofNullable(basis.law())),
                        asked.basis().stream().flatMap(basis -> Stream.ofNullable(basis.article())))
                .flatMap(texts -> texts)
                .flatMap(text -> standing(text, identities).stream())
                .distinct()
                .toList();
    }

    private static List<Span> spans(String text, List<Identity> identities) {
        var spans = new ArrayList<Span>();
        Heard names = heard(text, Letters.NAMES);
        for (Identity identity : identities) {
            names(text, names, identity, spans);
        }
        found(withoutStandards(heard(text, Letters.NUMBERS)), DIGITS, spans);
        Heard all = heard(text, Letters.ALL);
        found(all, ADDRESS, spans);
        found(all, ACCOUNT, spans);
        // The longest first among those that begin together: it covers the others.
        spans.sort(Comparator.comparingInt(Span::from)
                .thenComparing(Comparator.comparingInt(Span::to).reversed()));
        return spans;
    }

    private static void names(String text, Heard heard, Identity identity, List<Span> spans) {
        String name = heard(identity.name(), Letters.NAMES).letters();
        if (name.codePointCount(0, name.length()) < SHORTEST_NAME) {
            return;
        }
        boolean latin = name.chars().allMatch(letter -> letter < 0x80);
        for (int at = heard.letters().indexOf(name);
                at >= 0;
                at = heard.letters().indexOf(name, at + 1)) {
            Span span = heard.span(at, at + name.length() - 1, identity.kind());
            // An account such as "li" is no part of "delicious".
            if (!latin || stands(text, span)) {
                spans.add(span);
            }
        }
    }

    private static boolean stands(String text, Span span) {
        boolean before = span.from() > 0 && isLatin(text.charAt(span.from() - 1));
        boolean after = span.to() < text.length() && isLatin(text.charAt(span.to()));
        return !before && !after;
    }

    private static boolean isLatin(char letter) {
        return (letter >= '0' && letter <= '9') || (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    }

    private static void found(Heard heard, Pattern pattern, List<Span> spans) {
        Matcher matcher = pattern.matcher(heard.letters());
        while (matcher.find()) {
            spans.add(heard.span(matcher.start(), matcher.end() - 1, Identity.Kind.NUMBER));
        }
    }

    private static Heard withoutStandards(Heard heard) {
        String letters = STANDARD.matcher(heard.letters())
                .replaceAll(found -> "#".repeat(found.group().length()));
        return new Heard(letters, heard.signs());
    }

    private static Heard heard(String text, Letters wanted) {
        var signs = new ArrayList<Sign>();
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int end = text.offsetByCodePoints(at, 1);
            String folded = Normalizer.normalize(text.substring(at, end), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            for (int i = 0; i < folded.length(); i++) {
                char letter = folded.charAt(i);
                if (isHeard(letter, wanted)) {
                    signs.add(new Sign(wanted == Letters.NUMBERS ? digit(letter) : letter, at, end));
                }
            }
        }
        var letters = new StringBuilder();
        signs.forEach(sign -> letters.append(sign.letter()));
        return new Heard(letters.toString(), signs);
    }

    private static boolean isHeard(char letter, Letters wanted) {
        return switch (wanted) {
            case NAMES -> Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
            case NUMBERS ->
                !Character.isWhitespace(letter)
                        && !Character.isSpaceChar(letter)
                        && Character.getType(letter) != Character.DASH_PUNCTUATION
                        && Character.getType(letter) != Character.FORMAT
                        && "._·・".indexOf(letter) < 0;
            case ALL -> true;
        };
    }

    private static char digit(char letter) {
        if (letter == '〇' || letter == '幺') {
            return letter == '幺' ? '1' : '0';
        }
        int numeral = NUMERALS.indexOf(letter);
        int value = numeral >= 0 ? numeral : Character.digit(letter, 10);
        return value < 0 ? letter : (char) ('0' + value);
    }
}
