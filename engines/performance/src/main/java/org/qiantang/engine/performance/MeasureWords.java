package org.qiantang.engine.performance;

import java.util.Set;

/** Whether a lone 2 is 两 or 二 by the word that follows. */
final class MeasureWords {
    /** Before these 2 is 两: measure words, units, and the great numbers. */
    private static final String TAKE_LIANG = "个個名人位件条條双雙套盒瓶支枝只隻把包袋箱罐桶片块塊张張本册台臺部款种種样樣次回遍趟场場天年周週岁歲"
            + "斤克吨百千万萬亿億米尺寸元圆圓毛角小分秒点點口面杯碗盘盤串颗顆粒枚朵束捆棵株根卷捲堂节節篇首句字份批单單家间間栋座室房厅廳"
            + "辆輛架艘匹头頭尾滴勺匙抽管筒听捧床扇幅幢道项項门門度倍成步声股团壶锅餐顿桌席轮輪局升毫厘公平立英美欧港刻时時排打副付组組"
            + "层層方提端则话核孔大车瓣拳指袋听箱节杠排星重挂贴帖坛缸摞叠筐篮套对對期席针幕页瓦伏安赫帧像盎色用穿折磅加段晚夜圈亩招处處侧边邊汤茶居站";

    /** Words that begin like a measure and yet count in order: 二年级, 二分之一, 二星级. */
    private static final Set<String> KEEP_ER = Set.of(
            "年级", "年級", "分之", "星级", "期工", "期项", "段奶", "段粉", "加一", "加二", "孩政", "段配", "段幼", "段婴", "大爷", "人转", "段位", "单元",
            "色度", "折叠");

    private MeasureWords() {}

    /** What a lone 2 before these words is called. */
    static char two(String following) {
        if (following.isEmpty() || KEEP_ER.stream().anyMatch(following::startsWith)) {
            return '二';
        }
        return TAKE_LIANG.indexOf(following.charAt(0)) >= 0 ? '两' : '二';
    }
}
