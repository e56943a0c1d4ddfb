package org.qiantang.app.catalog;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something wrong in what a merchant wrote.
 *
 * @param path where, such as {@code skus[1].price}
 * @param expected what would be right, where that is not said by the fault itself; may be empty
 */
public record Flaw(String path, Fault fault, String expected) {
    private static final Pattern HANZI = Pattern.compile("\\p{IsHan}");

    public Flaw(String path, Fault fault) {
        this(path, fault, "");
    }

    /** The kinds of flaw. */
    public enum Fault {
        MISSING("missing", "必填", "must not be empty"),
        LENGTH("length", "字数应为", "length must be"),
        RANGE("range", "应在此范围内", "must be within"),
        NOT_TEXT("not-text", "应为文字", "must be text"),
        NOT_A_NUMBER("not-a-number", "应为数字", "must be a number"),
        NOT_YES_OR_NO("not-yes-or-no", "应为“是”或“否”", "must be yes or no"),
        NOT_A_DATE("not-a-date", "应为日期，如 2027-01-31", "must be a date such as 2027-01-31"),
        NOT_A_LIST("not-a-list", "应为列表", "must be a list"),
        NOT_AN_OBJECT("not-an-object", "应为对象", "must be an object"),
        BAD_CHARACTER("bad-character", "含有无法保存的字符", "has a character that cannot be kept"),
        UNKNOWN_CATEGORY("unknown-category", "没有这个法定类别，可用", "no such legal category; one of"),
        UNKNOWN_CURRENCY("unknown-currency", "不支持这个币种，可用", "no such currency; one of"),
        UNKNOWN_PROMISE("unknown-promise", "没有这种承诺，可用", "no such promise; one of"),
        UNKNOWN_SUPPLIER("unknown-supplier", "供应商名册里没有，请先登记", "is not in the register of suppliers"),
        UNKNOWN_FILE("unknown-file", "没有收到这个凭证文件，请先上传", "no such proof file; upload it first"),
        UNKNOWN_UNIT("unknown-unit", "不认识这个单位，可用", "no such unit; one of"),
        UNKNOWN_TYPE("unknown-type", "没有这种事实类型，可用", "no such kind of fact; one of"),
        BAD_PICTURE("bad-picture", "图片应为 /pictures/ 下的文件名或 https 网址", "must be below /pictures/ or an https address"),
        TWICE("twice", "重复出现", "is there twice"),
        TAKEN("taken", "已被另一件商品使用", "belongs to another product"),
        CONFLICT("conflict", "与同一商品前面的行不一致，前面是", "differs from the row above, which has"),
        KIND_STAYS(
                "kind-stays",
                "到店券和要寄送的商品不能互相改，请另建一件商品",
                "a voucher stays a voucher, and goods that are sent stay goods: list another product"),
        UNEVEN("uneven", "每行的格数应与表头相同", "every row must have as many cells as the header"),
        UNKNOWN_COLUMN("unknown-column", "不认识这一列", "no such column"),
        LOST_DIGITS(
                "lost-digits",
                "表格软件把编码写成了科学计数，位数已丢失；请把这一列设为文本后重新填写",
                "the spreadsheet wrote a code as a power of ten and lost digits; make the column text and fill it in again"),
        BAD_FORMULA("bad-formula", "公式没有算出结果", "the formula has no result"),
        UNLAWFUL("unlawful", "不能这样写", "must not be written"),
        UNREADABLE("unreadable", "无法读懂", "cannot be read");

        private final String code;
        private final String zh;
        private final String en;

        Fault(String code, String zh, String en) {
            this.code = code;
            this.zh = zh;
            this.en = en;
        }

        public String code() {
            return code;
        }
    }

    public String message(boolean english) {
        String words = english ? fault.en : fault.zh;
        if (expected.isEmpty()) {
            return words;
        }
        return english ? words + ": " + inEnglish() : words + "：" + expected;
    }

    /** What would be right, by its English names: what is kept with a flaw has the names that goods are stored under. */
    private String inEnglish() {
        if (fault == Fault.UNKNOWN_CATEGORY) {
            return Arrays.stream(LegalCategory.values()).map(LegalCategory::en).collect(Collectors.joining(", "));
        }
        if (fault == Fault.TWICE && path.endsWith(".key")) {
            return FactKey.named(expected).map(FactKey::en).orElse(expected);
        }
        boolean isChoice = fault == Fault.UNKNOWN_UNIT || fault == Fault.UNKNOWN_PROMISE || fault == Fault.UNKNOWN_TYPE;
        return isChoice
                ? Stream.of(expected.split("、", -1))
                        .filter(choice -> !HANZI.matcher(choice).find())
                        .collect(Collectors.joining(", "))
                : expected;
    }
}
