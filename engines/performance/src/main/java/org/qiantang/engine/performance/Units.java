package org.qiantang.engine.performance;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Units written in Latin letters or signs, and their Mandarin names; upper and lower case differ (g is 克, 5G is not). */
final class Units {
    private static final Map<String, String> NAMES = names("""
            g=克 kg=千克 KG=千克 Kg=千克 mg=毫克 μg=微克 ml=毫升 mL=毫升 ML=毫升 L=升 cl=厘升
            cm=厘米 CM=厘米 mm=毫米 MM=毫米 m=米 km=千米 KM=千米 μm=微米 nm=纳米 ㎡=平方米 m²=平方米 cm²=平方厘米
            m³=立方米 cm³=立方厘米 ㎝=厘米 ㎜=毫米 ㎏=千克 ㎎=毫克 ㎖=毫升
            ℃=摄氏度 °C=摄氏度 ℉=华氏度 °F=华氏度 °=度 ″=英寸 inch=英寸 oz=盎司 lb=磅 momme=姆米
            V=伏 W=瓦 kW=千瓦 KW=千瓦 kWh=千瓦时 mAh=毫安时 MAH=毫安时 mA=毫安 Hz=赫兹 HZ=赫兹 kHz=千赫 MHz=兆赫 GHz=吉赫
            dB=分贝 kcal=千卡 kJ=千焦 KJ=千焦 kPa=千帕 MPa=兆帕 Pa=帕 rpm=转每分钟 fps=帧 px=像素
            h=小时 min=分钟 mins=分钟 s=秒 ms=毫秒 GB=G_B MB=M_B TB=T_B KB=K_B ppm=P_P_M
            """);

    /** One unit, longest first. */
    static final String ANY = NAMES.keySet().stream()
            .sorted(Comparator.comparingInt(String::length).reversed())
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?:", ")"));

    private Units() {}

    static String name(String written) {
        String name = NAMES.get(written);
        if (name == null) {
            throw new IllegalArgumentException("unit: " + written + " (expected: one of " + NAMES.keySet() + ")");
        }
        return name;
    }

    private static Map<String, String> names(String table) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String entry : table.strip().split("\\s+", -1)) {
            int equals = entry.indexOf('=');
            names.put(entry.substring(0, equals), entry.substring(equals + 1).replace('_', ' '));
        }
        return names;
    }
}
