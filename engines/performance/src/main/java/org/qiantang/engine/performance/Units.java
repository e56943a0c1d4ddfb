package org.qiantang.engine.performance;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Units written in Latin letters or signs, and their Mandarin names; upper and lower case differ (g is 克, 5G is not). */
final class Units {
    private static final Map<String, String> NAMES = names("""
            g=克 kg=千克 KG=千克 Kg=千克 mg=毫克 MG=毫克 μg=微克 ug=微克 ml=毫升 mL=毫升 ML=毫升 Ml=毫升 μL=微升 L=升 l=升 cl=厘升 dl=分升 t=吨
            cm=厘米 CM=厘米 Cm=厘米 mm=毫米 MM=毫米 dm=分米 m=米 km=公里 KM=公里 Km=公里 μm=微米 um=微米 nm=纳米
            ㎡=平方米 m²=平方米 m2=平方米 cm²=平方厘米 cm2=平方厘米 mm²=平方毫米 km²=平方公里 m³=立方米 m3=立方米 cm³=立方厘米
            ㎝=厘米 ㎜=毫米 ㎏=千克 ㎎=毫克 ㎖=毫升 ㎞=公里 ㏄=毫升 ㎥=立方米
            ℃=摄氏度 °C=摄氏度 ℉=华氏度 °F=华氏度 °=度 ″=英寸 inch=英寸 ft=英尺 oz=盎司 OZ=盎司 lb=磅 lbs=磅 ct=克拉 momme=姆米
            V=伏 kV=千伏 W=瓦 kW=千瓦 KW=千瓦 kw=千瓦 kWh=千瓦时 KWh=千瓦时 Wh=瓦时 mAh=毫安时 MAH=毫安时 mah=毫安时 Ah=安时 mA=毫安
            Ω=欧姆 Hz=赫兹 HZ=赫兹 hz=赫兹 kHz=千赫 KHz=千赫 MHz=兆赫 GHz=吉赫 dB=分贝 db=分贝 DB=分贝
            kcal=千卡 Kcal=千卡 cal=卡 kJ=千焦 KJ=千焦 kj=千焦 kPa=千帕 KPa=千帕 Kpa=千帕 MPa=兆帕 Pa=帕 PA=帕 hPa=百帕 bar=巴 Bar=巴 BAR=巴 psi=P_S_I
            mmHg=毫米汞柱 rpm=转每分钟 RPM=转每分钟 r/min=转每分钟 fps=帧 FPS=帧 px=像素 lm=流明 lux=勒克斯 lx=勒克斯 nit=尼特 nits=尼特 IU=国际单位
            h=小时 min=分钟 mins=分钟 s=秒 ms=毫秒
            GB=G_B MB=M_B TB=T_B KB=K_B ppm=P_P_M
            MB/s=兆字节每秒 GB/s=G_B每秒 Mbps=兆比特每秒 kbps=千比特每秒 km/h=公里每小时 KM/H=公里每小时 m/s=米每秒 g/m²=克每平方米 g/㎡=克每平方米 g/m2=克每平方米 mg/kg=毫克每千克 mg/g=毫克每克 mg/L=毫克每升
            g/L=克每升 g/ml=克每毫升 L/min=升每分钟 L/h=升每小时 ml/min=毫升每分钟 g/100g=克每百克 kcal/100g=千卡每百克 m³/h=立方米每小时 kg/m³=千克每立方米 kg/m²=千克每平方米 kg/m2=千克每平方米 g/m³=克每立方米
            mL/h=毫升每小时 ml/h=毫升每小时 mL/min=毫升每分钟 L/s=升每秒 m³/min=立方米每分钟 m3/h=立方米每小时 m3/min=立方米每分钟 mg/m³=毫克每立方米 mg/m3=毫克每立方米 μg/m³=微克每立方米
            mmol/L=毫摩尔每升 μmol/L=微摩尔每升 umol/L=微摩尔每升 mol/L=摩尔每升 mg/dL=毫克每分升 g/cm³=克每立方厘米 g/dL=克每分升 N·m=牛米 N•m=牛米 L/100km=升每百公里 kWh/100km=千瓦时每百公里 kW·h=千瓦时
            W/m²=瓦每平方米 kg/d=千克每天 mg/d=毫克每天 Gbps=吉比特每秒 mmol=毫摩尔 Da=道尔顿 kDa=千道尔顿 L/D=升每天 L/d=升每天 m³/d=立方米每天
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
