package org.qiantang.app.checkout;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A province-level division of China: all 34, by the names and in the order of GB/T 2260. */
public enum Region {
    BEIJING("北京市", "Beijing"),
    TIANJIN("天津市", "Tianjin"),
    HEBEI("河北省", "Hebei"),
    SHANXI("山西省", "Shanxi"),
    NEI_MONGGOL("内蒙古自治区", "Inner Mongolia"),
    LIAONING("辽宁省", "Liaoning"),
    JILIN("吉林省", "Jilin"),
    HEILONGJIANG("黑龙江省", "Heilongjiang"),
    SHANGHAI("上海市", "Shanghai"),
    JIANGSU("江苏省", "Jiangsu"),
    ZHEJIANG("浙江省", "Zhejiang"),
    ANHUI("安徽省", "Anhui"),
    FUJIAN("福建省", "Fujian"),
    JIANGXI("江西省", "Jiangxi"),
    SHANDONG("山东省", "Shandong"),
    HENAN("河南省", "Henan"),
    HUBEI("湖北省", "Hubei"),
    HUNAN("湖南省", "Hunan"),
    GUANGDONG("广东省", "Guangdong"),
    GUANGXI("广西壮族自治区", "Guangxi"),
    HAINAN("海南省", "Hainan"),
    CHONGQING("重庆市", "Chongqing"),
    SICHUAN("四川省", "Sichuan"),
    GUIZHOU("贵州省", "Guizhou"),
    YUNNAN("云南省", "Yunnan"),
    XIZANG("西藏自治区", "Xizang (Tibet)"),
    SHAANXI("陕西省", "Shaanxi"),
    GANSU("甘肃省", "Gansu"),
    QINGHAI("青海省", "Qinghai"),
    NINGXIA("宁夏回族自治区", "Ningxia"),
    XINJIANG("新疆维吾尔自治区", "Xinjiang"),
    TAIWAN("台湾省", "Taiwan"),
    HONG_KONG("香港特别行政区", "Hong Kong"),
    MACAO("澳门特别行政区", "Macao");

    private static final String GREATER = "港澳台";
    private static final String ENDINGS = "(省|市|壮族自治区|回族自治区|维吾尔自治区|特别行政区|自治区)$";

    private final String zh;
    private final String en;

    Region(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    public String zh() {
        return zh;
    }

    public String en() {
        return en;
    }

    /** The region of a name as people write it, such as 浙江省, 浙江 or Zhejiang; empty for anything else. */
    public static Optional<Region> of(String name) {
        String plain = plain(name);
        return Arrays.stream(values())
                .filter(region -> plain.equals(plain(region.zh)) || plain.equalsIgnoreCase(region.en))
                .findFirst();
    }

    /** The region that an address begins with, such as 浙江省杭州市西湖区; empty where it begins with none. */
    public static Optional<Region> at(String address) {
        String text = address.strip();
        return Arrays.stream(values())
                .filter(region -> text.startsWith(plain(region.zh))
                        || text.toLowerCase(Locale.ROOT).startsWith(region.en.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /** All regions that a word names, such as 港澳台地区 or 新疆、西藏; empty for places that are none, such as 海外. */
    public static Set<Region> within(String words) {
        var named = EnumSet.noneOf(Region.class);
        of(words).ifPresent(named::add);
        for (Region region : values()) {
            if (words.contains(plain(region.zh))) {
                named.add(region);
            }
        }
        if (words.contains(GREATER)) {
            named.addAll(EnumSet.of(TAIWAN, HONG_KONG, MACAO));
        }
        return named;
    }

    private static String plain(String name) {
        return name.strip().replaceFirst(ENDINGS, "");
    }
}
