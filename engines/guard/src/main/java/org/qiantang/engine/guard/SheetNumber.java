package org.qiantang.engine.guard;

import java.text.Normalizer;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers as people enter them on a sheet: 3000, 3,000件, 约1.2万, ¥45, 45元. A weight or a size is none of these. */
final class SheetNumber {
    private static final Pattern THOUSANDS = Pattern.compile("(?<=\\d),(?=\\d{3}(?!\\d))");
    private static final Pattern WHOLE = Pattern.compile("\\d{1,15}");
    private static final Pattern COUNT = Pattern.compile(
            "约?\\s*" + Numeral.FORM
                    + "\\s*(?:个赞|人次|件|双|条|套|瓶|盒|单|份|只|台|箱|包|支|对|把|袋|枚|个|张|本|块|片|罐|桶|副|顶|朵|盆|株|颗|组|提|串|床|辆|人|次|赞|pcs|pieces|units)?");
    private static final Pattern YUAN = Pattern.compile("[¥￥]?\\s*(\\d{1,9}(?:\\.\\d{1,2})?)\\s*(?:元|块)?");

    private SheetNumber() {}

    /** So many pieces, orders, people or likes. */
    static OptionalLong count(String text) {
        String plain = plain(text);
        if (WHOLE.matcher(plain).matches()) {
            return OptionalLong.of(Long.parseLong(plain));
        }
        Matcher count = COUNT.matcher(plain);
        if (!count.matches()) {
            return OptionalLong.empty();
        }
        OptionalLong hundredths = Numeral.hundredths(count.group(1));
        return hundredths.isPresent() && hundredths.getAsLong() % 100 == 0
                ? OptionalLong.of(hundredths.getAsLong() / 100)
                : OptionalLong.empty();
    }

    /** So many fen. */
    static OptionalLong fen(String text) {
        Matcher sum = YUAN.matcher(plain(text));
        return sum.matches() ? Numeral.hundredths(sum.group(1)) : OptionalLong.empty();
    }

    private static String plain(String text) {
        String halfWidth = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return THOUSANDS.matcher(halfWidth).replaceAll("");
    }
}
