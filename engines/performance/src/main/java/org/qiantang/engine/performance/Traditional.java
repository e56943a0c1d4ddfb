package org.qiantang.engine.performance;

/** Lines in traditional characters, whose numbers and units are said in them too: 2個 as 兩個. */
final class Traditional {
    /** Characters that only such lines have, and nearly each of them has one. */
    private static final String ONLY = "個們這來時會說買賣滿減價錢張條雙隻裝禮還發貨寬長開關門間問題無見現實體質點線網紅綠藍黃顏專區領預團購單號碼種類"
            + "樣麼嗎過對從後裡裏給讓與為於產廠東車馬魚鳥書學師親愛歡樂聽話請謝試顧擇運費優級處報導氣電腦機兩萬億圓塊選贈層樓"
            + "頭髮臉膚護養補濕藥龍鮮純綿絲織褲襪帶飾鑽鐘錶燈環節慶週歲際國華灣臺當動態設計輕鬆軟淨場結帳連訂閱蟲屬獨創難復續"
            + "變";

    private static final String SIMPLE = "两万亿点负减转号双个块为与于约时钟间兹摄华帧单国际欧镑韩币线杠问码压条张";

    private static final String FULL = "兩萬億點負減轉號雙個塊為與於約時鐘間茲攝華幀單國際歐鎊韓幣線槓問碼壓條張";

    private Traditional() {}

    static boolean isWritten(String line) {
        return line.chars().anyMatch(c -> c > 0x2E80 && ONLY.indexOf(c) >= 0);
    }

    /** What a rule says, in the characters of such a line. */
    static String said(String reading) {
        StringBuilder said = new StringBuilder(reading.length());
        for (int i = 0; i < reading.length(); i++) {
            int at = SIMPLE.indexOf(reading.charAt(i));
            said.append(at < 0 ? reading.charAt(i) : FULL.charAt(at));
        }
        return said.toString();
    }
}
