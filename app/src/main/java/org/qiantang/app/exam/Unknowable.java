package org.qiantang.app.exam;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.qiantang.app.guidance.Course;
import org.qiantang.engine.guard.Normal;
import org.qiantang.engine.guard.Normaliser;

/**
 * Finds and replaces what tells whose words a text was: names as they are heard, whatever signs, widths and gaps stand
 * in them, and numbers that look like those of phones, papers and accounts.
 */
final class Unknowable {
    /** A name of a single sign stands in every second sentence and identifies nobody. */
    private static final int SHORTEST_NAME = 2;

    /** Six digits on end tell a person or an order; prices, weights and years have fewer. */
    private static final Pattern DIGITS = Pattern.compile("[0-9]{6,}x?");
    /** Letters with three digits after them, such as an account at a messenger. */
    private static final Pattern ACCOUNT =
            Pattern.compile("(?<![a-z0-9])(?=[a-z0-9]{6})[a-z]+(?:[a-z]*[0-9]){3}[a-z0-9]*");
    /** What is said to be an account needs no digits, or fewer. */
    private static final Pattern SAID_TO_BE_ACCOUNT =
            Pattern.compile("(?<=(?:微信|威信|薇信|v信|vx|wx|qq|扣扣|抖音|快手|小红书|公众号|账号|帐号|工号)[号码:是\\s]{0,4})"
                    + "(?<![a-z0-9])[a-z][a-z0-9_-]{5,19}"
                    + "|(?<=(?:qq|扣扣|抖音号|快手号|账号|帐号|工号)[号码:是\\s]{0,4})(?<![a-z0-9])[0-9]{4,}");

    private static final Pattern ADDRESS =
            Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+|(?:https?://|www\\.)[^\\s\\u3000-\\uffef]+");
    private static final String NUMERALS = "零一二三四五六七八九";
    private static final String IN_FULL = "〇壹贰叁肆伍陆柒捌玖";

    // A figure is a number of its own: no digit stands before it or after it, however they are kept apart.
    private static final String DIGIT = "[\\p{N}" + NUMERALS + IN_FULL + "]";
    private static final String GAP = "[^\\p{L}\\p{N}，。；、！？,;!?]{0,3}";
    private static final String BEFORE = "(?<!" + DIGIT + GAP + ")";
    private static final String AFTER = "(?!" + GAP + DIGIT + ")";
    private static final String DASH = "\\s?[-~—–至到]\\s?";
    private static final String YEAR = "(?:19|20)[0-9]{2}";
    private static final String NUMBER = "[0-9]{1,9}(?:\\.[0-9]{1,2})?";
    private static final String STANDARD =
            "(?<![a-z])(?:gb|fz|qb|ny|sb|ws|iso|[a-z]{2}(?:[0-9]{2})?(?=/))(?:/[tz])?\\s?[0-9]{1,5}(?:\\.[0-9]{1,3})?"
                    + "(?:\\s?[-—–]\\s?" + YEAR + ")?(?![0-9])";
    private static final String DAY =
            BEFORE + YEAR + "([-/.])(?:0?[1-9]|1[0-2])(?:\\1(?:0?[1-9]|[12][0-9]|3[01]))?(?![0-9])(?![-/.][0-9])";
    private static final String YEARS = BEFORE + YEAR + DASH + YEAR + AFTER;
    private static final String AMOUNT = BEFORE + "(?:[0-9]{1,6}(?:\\.[0-9]{1,2})?" + DASH + ")?" + NUMBER
            + "\\s?(?:[元块件人位名次克斤吨升瓶盒袋包粒片支台个年天米万亿%％]|单(?!号)|公斤|千克|毫升|小时|分钟|平方|公里|千焦"
            + "|(?:kg|mg|g|ml|l|mm|cm|m|kcal|kj|mah|w|iu)(?![a-z]))";
    private static final String PRICE = "[¥￥$]\\s?" + NUMBER + AFTER;
    /** Numbers that tell nobody, and that lawful words often need. */
    private static final Pattern FIGURES =
            Pattern.compile(String.join("|", STANDARD, DAY, YEARS, AMOUNT, PRICE), Pattern.CASE_INSENSITIVE);

    private static final Normaliser NORMALISER = Normaliser.shipped();

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
        String told = FIGURES.matcher(text)
                .replaceAll(figure -> "，".repeat(figure.group().length()));
        for (Function<String, List<Sign>> reading :
                List.<Function<String, List<Sign>>>of(Unknowable::asWritten, Unknowable::asMeant)) {
            Heard names = heard(reading.apply(text), Letters.NAMES);
            for (Identity identity : identities) {
                String name =
                        heard(reading.apply(identity.name()), Letters.NAMES).letters();
                names(text, names, name, identity.kind(), spans);
            }
            found(heard(reading.apply(told), Letters.NUMBERS), DIGITS, spans);
        }
        found(heard(asWritten(text), Letters.ALL), ADDRESS, spans);
        Heard all = heard(asWritten(told), Letters.ALL);
        found(all, ACCOUNT, spans);
        found(all, SAID_TO_BE_ACCOUNT, spans);
        // Both readings find what is plain. The longest first among those that begin together: it covers the others.
        return spans.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Span::from)
                        .thenComparing(Comparator.comparingInt(Span::to).reversed()))
                .toList();
    }

    private static void names(String text, Heard heard, String name, Identity.Kind kind, List<Span> spans) {
        if (name.codePointCount(0, name.length()) < SHORTEST_NAME) {
            return;
        }
        boolean latin = name.chars().allMatch(letter -> letter < 0x80);
        for (int at = heard.letters().indexOf(name);
                at >= 0;
                at = heard.letters().indexOf(name, at + 1)) {
            Span span = heard.span(at, at + name.length() - 1, kind);
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

    private static List<Sign> asWritten(String text) {
        var signs = new ArrayList<Sign>();
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int end = text.offsetByCodePoints(at, 1);
            String folded = Normalizer.normalize(text.substring(at, end), Normalizer.Form.NFKC)
                    .toLowerCase(Locale.ROOT);
            for (int i = 0; i < folded.length(); i++) {
                signs.add(new Sign(folded.charAt(i), at, end));
            }
        }
        return signs;
    }

    /** With the ways of writing around a word undone, as the rules read a line. */
    private static List<Sign> asMeant(String text) {
        Normal normal = NORMALISER.normalise(text);
        return IntStream.range(0, normal.length())
                .mapToObj(i -> new Sign(normal.charAt(i), normal.rawFrom(i), normal.rawTo(i + 1)))
                .toList();
    }

    private static Heard heard(List<Sign> all, Letters wanted) {
        List<Sign> signs = all.stream()
                .filter(sign -> isHeard(sign.letter(), wanted))
                .map(sign -> wanted == Letters.NUMBERS ? new Sign(digit(sign.letter()), sign.from(), sign.to()) : sign)
                .toList();
        var letters = new StringBuilder();
        signs.forEach(sign -> letters.append(sign.letter()));
        return new Heard(letters.toString(), signs);
    }

    private static boolean isHeard(char letter, Letters wanted) {
        return switch (wanted) {
            case NAMES -> Character.isLetterOrDigit(letter) || Character.isSurrogate(letter);
            case NUMBERS -> !isDroppedBetweenDigits(letter);
            case ALL -> true;
        };
    }

    private static boolean isDroppedBetweenDigits(char letter) {
        return switch (Character.getType(letter)) {
            case Character.SPACE_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.DASH_PUNCTUATION,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.OTHER_SYMBOL,
                    Character.SURROGATE -> true;
            default -> "._·・•∙‧*#'…".indexOf(letter) >= 0;
        };
    }

    private static char digit(char letter) {
        if (letter == '幺') {
            return '1';
        }
        int numeral = Math.max(NUMERALS.indexOf(letter), IN_FULL.indexOf(letter));
        int value = numeral >= 0 ? numeral : Character.digit(letter, 10);
        return value < 0 ? letter : (char) ('0' + value);
    }
}
