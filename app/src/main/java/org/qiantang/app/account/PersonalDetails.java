package org.qiantang.app.account;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds in a text what tells who somebody is or how to reach them (个人信息, article 4 of 个人信息保护法): numbers of telephones, papers and
 * cards, and addresses in messengers. Names it cannot find. Numbers of cases, orders and shows are none of these.
 */
public final class PersonalDetails {
    private static final String BEFORE = "(?<![0-9a-z])";
    private static final String AFTER = "(?![0-9a-z])";
    /** Signs by which people keep the digits of a number apart. */
    private static final String GAP = "[\\s.·•_-]?";

    private static final Pattern PHONE = Pattern.compile("(?<![0-9])(?:\\+?86" + GAP + ")?1[3-9](?:" + GAP
            + "[0-9]){9}(?![0-9])" + "|(?<![0-9])\\(?0[1-9][0-9]{1,2}\\)?[\\s-]?[2-9][0-9]{6,7}(?![0-9])");
    private static final Pattern RESIDENT =
            Pattern.compile(BEFORE + "[1-9](?:" + GAP + "[0-9]){16}" + GAP + "[0-9x]" + AFTER);
    /** Of sixteen digits or nineteen; numbers of this house have eighteen. */
    private static final Pattern CARD = Pattern.compile(
            BEFORE + "(?:62|4[0-9]|5[1-5]|2[2-7])(?:" + GAP + "[0-9]){14}(?:(?:" + GAP + "[0-9]){3})?" + AFTER);

    private static final Pattern EMAIL = Pattern.compile("[a-z0-9._%+-]+@[a-z0-9-]+(?:\\.[a-z0-9-]+)+");
    private static final Pattern MESSENGER = Pattern.compile(
            "(?:微信|威信|薇信|v信|wechat|(?<![a-z])(?:vx|wx|weixin)(?![a-z]))[号id]{0,2}[\\s:为是叫]{0,4}(?<![a-z0-9])[a-z][a-z0-9_-]{5,19}"
                    + "|(?:qq|扣扣)[号码]{0,2}[\\s:为是]{0,4}[1-9][0-9]{4,10}" + AFTER);

    private static final String NUMERALS = "零一二三四五六七八九";
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10x98765432";

    private PersonalDetails() {}

    /** What kind of thing it is, in both languages. */
    public enum Kind {
        EMAIL("电子邮箱", "an e-mail address"),
        MESSENGER("微信号或 QQ 号", "an account at WeChat or QQ"),
        RESIDENT_NUMBER("身份证号", "an identity card's number"),
        PHONE("电话号码", "a telephone number"),
        BANK_CARD("银行卡号", "a bank card's number");

        private final String zh;
        private final String en;

        Kind(String zh, String en) {
            this.zh = zh;
            this.en = en;
        }

        public String zh() {
            return zh;
        }

        public String en() {
            return en;
        }
    }

    /** The first kind that stands in a text, however its signs are written; empty where none is found. */
    public static Optional<Kind> in(String text) {
        String read = folded(text);
        if (EMAIL.matcher(read).find()) {
            return Optional.of(Kind.EMAIL);
        }
        if (MESSENGER.matcher(read).find()) {
            return Optional.of(Kind.MESSENGER);
        }
        if (RESIDENT.matcher(read).results().anyMatch(found -> isResident(bare(found.group())))) {
            return Optional.of(Kind.RESIDENT_NUMBER);
        }
        if (PHONE.matcher(read).find()) {
            return Optional.of(Kind.PHONE);
        }
        return CARD.matcher(read).results().anyMatch(found -> isCard(bare(found.group())))
                ? Optional.of(Kind.BANK_CARD)
                : Optional.empty();
    }

    /** Full-width signs, capitals and Chinese numerals as plain ones, without signs that nobody sees. */
    private static String folded(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        var read = new StringBuilder();
        plain.codePoints()
                .filter(sign -> Character.getType(sign) != Character.FORMAT)
                .forEach(sign -> {
                    int numeral = sign == '幺' ? 1 : sign == '〇' ? 0 : NUMERALS.indexOf(sign);
                    read.appendCodePoint(numeral < 0 ? sign : '0' + numeral);
                });
        return read.toString();
    }

    private static String bare(String number) {
        return number.replaceAll("[^0-9x]", "");
    }

    /** By GB 11643: a check sign over seventeen digits, with a month and a day among them. */
    private static boolean isResident(String number) {
        Matcher day = Pattern.compile(
                        "[0-9]{6}(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9x]")
                .matcher(number);
        int sum = IntStream.range(0, WEIGHTS.length)
                .map(i -> WEIGHTS[i] * Character.digit(number.charAt(i), 10))
                .sum();
        return day.matches() && CHECKS.charAt(sum % CHECKS.length()) == number.charAt(17);
    }

    /** By the check digit of ISO/IEC 7812. */
    private static boolean isCard(String number) {
        int sum = 0;
        for (int i = 0; i < number.length(); i++) {
            int digit = Character.digit(number.charAt(number.length() - 1 - i), 10) * (i % 2 + 1);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
