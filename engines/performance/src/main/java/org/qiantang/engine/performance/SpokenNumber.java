package org.qiantang.engine.performance;

/** How a written number is read in Mandarin: as an amount, or digit by digit. */
final class SpokenNumber {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String[] PLACES = {"", "十", "百", "千"};
    private static final String[] SECTIONS = {"", "万", "亿", "万亿"};
    private static final int LONGEST = 16;

    private SpokenNumber() {}

    /** 4090 as 四零九零. */
    static String digits(String written) {
        StringBuilder spoken = new StringBuilder();
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            if (c >= '0' && c <= '9') {
                spoken.append(DIGITS.charAt(c - '0'));
            }
        }
        return spoken.toString();
    }

    /** A telephone number, where 1 is read 幺. */
    static String telephone(String written) {
        return digits(written).replace('一', '幺');
    }

    /** 1,299.50 as 一千二百九十九点五零; a number with a zero in front, or too long for an amount, digit by digit. */
    static String amount(String written) {
        String plain = written.replace(",", "");
        int point = plain.indexOf('.');
        String whole = point < 0 ? plain : plain.substring(0, point);
        String fraction = point < 0 ? "" : "点" + digits(plain.substring(point));
        boolean isName = whole.length() > LONGEST || (whole.length() > 1 && whole.startsWith("0"));
        return (isName ? digits(whole) : whole(whole)) + fraction;
    }

    /** An amount of money: 19.90 as 十九点九. */
    static String money(String written) {
        return amount(Forms.unzeroed(written));
    }

    /** An amount before a measure word: 2 个 as 两 (个). */
    static String counted(String written, String following) {
        return written.equals("2") ? String.valueOf(MeasureWords.two(following)) : amount(written);
    }

    private static String whole(String digits) {
        String significant = digits.replaceFirst("^0+(?=.)", "");
        if (significant.equals("0")) {
            return "零";
        }
        StringBuilder spoken = new StringBuilder();
        boolean gap = false;
        for (int from = 0; from < significant.length(); ) {
            int sectionsLeft = (significant.length() - from - 1) / 4;
            int to = significant.length() - sectionsLeft * 4;
            String section = significant.substring(from, to);
            String read = section(section);
            boolean zeroInFront = section.startsWith("0");
            if (!read.isEmpty()) {
                spoken.append(from > 0 && (gap || zeroInFront) ? "零" : "")
                        .append(read)
                        .append(SECTIONS[sectionsLeft]);
            }
            gap = read.isEmpty();
            from = to;
        }
        return asSaid(spoken.toString());
    }

    /** Up to four digits, without a zero in front: 0050 as 五十. */
    private static String section(String digits) {
        StringBuilder spoken = new StringBuilder();
        boolean gap = false;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(i) - '0';
            if (digit == 0) {
                gap = true;
                continue;
            }
            if (gap && !spoken.isEmpty()) {
                spoken.append("零");
            }
            gap = false;
            spoken.append(DIGITS.charAt(digit)).append(PLACES[digits.length() - 1 - i]);
        }
        return spoken.toString();
    }

    // 十八 rather than 一十八; in front 两千 and 两万 always, 两百 only where it is round: 二百五十.
    private static String asSaid(String spoken) {
        String shorter = spoken.startsWith("一十") ? spoken.substring(1) : spoken;
        return shorter.matches("二(?:百(?![零一二三四五六七八九])|[千万亿]).*") ? "两" + shorter.substring(1) : shorter;
    }

    static boolean isHan(char c) {
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN;
    }
}
