package org.qiantang.app.parcel;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The carriers that are known, what they are called, and what their numbers look like. */
public enum CarrierName {
    SF("顺丰速运", "SF Express", "SF", "SF[0-9]{10,15}|[0-9]{12}", List.of("顺丰")),
    ZTO("中通快递", "ZTO Express", "ZTO", "[0-9]{12,15}|ZT[A-Z0-9]{10,14}", List.of("中通")),
    YTO("圆通速递", "YTO Express", "YTO", "YT[0-9]{11,16}|[A-Z]?[0-9]{10,15}", List.of("圆通", "圆通快递")),
    STO("申通快递", "STO Express", "STO", "[0-9]{12,15}|STO[0-9]{9,13}", List.of("申通")),
    YD("韵达快递", "Yunda Express", "YD", "[0-9]{13,15}|YD[0-9]{10,14}", List.of("韵达", "韵达速递")),
    EMS(
            "中国邮政 EMS",
            "China Post EMS",
            "EMS",
            "[A-Z]{2}[0-9]{9}[A-Z]{2}|[0-9]{13}",
            List.of("EMS", "邮政", "邮政EMS", "中国邮政")),
    JD("京东物流", "JD Logistics", "JD", "JD[A-Z0-9]{10,18}", List.of("京东", "京东快递")),
    JT("极兔速递", "J&T Express", "JTSD", "JT[0-9]{12,15}", List.of("极兔")),
    DB("德邦快递", "Deppon Express", "DBL", "DP[A-Z]?[0-9]{9,14}|[0-9]{8,15}", List.of("德邦", "德邦物流"));

    private static final int MAX_TEXT = 40;

    private final String zh;
    private final String en;
    private final String code;
    private final Pattern number;
    // A copy that nobody can change.
    @SuppressWarnings("ImmutableEnumChecker")
    private final List<String> aliases;

    CarrierName(String zh, String en, String code, String number, List<String> aliases) {
        this.zh = zh;
        this.en = en;
        this.code = code;
        this.number = Pattern.compile(number);
        this.aliases = aliases;
    }

    /** The name that stands in events and on pages. */
    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The code that 快递鸟 knows the carrier by. */
    public String code() {
        return code;
    }

    /** Whether it tells of a parcel only to those who know the last digits of its sender's or receiver's phone. */
    public boolean asksForPhone() {
        return this == SF;
    }

    public boolean fits(String trackingNo) {
        return number.matcher(trackingNo).matches();
    }

    /** The carrier of a name as people write it, in either language, or of a code. */
    public static Optional<CarrierName> named(String text) {
        String name = text.strip();
        if (name.isEmpty() || name.length() > MAX_TEXT) {
            return Optional.empty();
        }
        return Arrays.stream(values())
                .filter(one -> one.zh.equals(name)
                        || one.en.equalsIgnoreCase(name)
                        || one.code.equalsIgnoreCase(name)
                        || one.name().equalsIgnoreCase(name)
                        || one.aliases.contains(name))
                .findFirst();
    }

    /** A number as people type it, without blanks and dashes, in capitals. */
    public static String tidy(String trackingNo) {
        return trackingNo.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
