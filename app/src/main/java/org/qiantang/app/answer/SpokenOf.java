package org.qiantang.app.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qiantang.app.shelf.Offer;

/** Goods by what their sheet calls them where their title does not: 蜂蜜要放冰箱吗 of a 深山原蜜 with 蜂蜜1瓶 in the box. */
final class SpokenOf {
    private static final Pattern BEGINS =
            Pattern.compile("^(?:那个?|请问|想问下?|问下|主播|老板娘?|掌柜的?|亲|姐|哥|[你咱我]们?家?的?)*(\\p{IsHan}{2,4})");
    /** Words that ask, and what is asked of all goods; sheets have them too. */
    private static final Pattern NO_THING = Pattern.compile(
            "^(?:怎|多|什么|啥|有|可|能|是|会|哪|几|谁|为|咋|要|好|贵|便宜|最|还|不|没|发|包|快递|邮|退|换|质|尺|颜|大小|保|售|客服|优惠|券|活动|赠|送|买|拍|下单|付|现|今|明|昨|一|两|三|这|就|都|适|用|洗|吃|喝|穿|戴|放|产|成|价|规格|款|重|长|高|宽|小|大|孕|宝宝|老人|孩|男|女|我|你|他|她|开|新|原|真|正|全|里|外|上|下|前|后|左|右)");

    private SpokenOf() {}

    /** The goods of which a line speaks first, if their sheet alone has that word; the longest one counts. */
    static Optional<Offer> first(String text, List<Offer> offers) {
        Matcher begins = BEGINS.matcher(text);
        if (!begins.find() || NO_THING.matcher(begins.group(1)).find()) {
            return Optional.empty();
        }
        for (int length = begins.group(1).length(); length >= 2; length--) {
            String word = begins.group(1).substring(0, length);
            List<Offer> having = offers.stream()
                    .filter(offer -> Referring.said(List.of(offer)).contains(word))
                    .toList();
            if (!having.isEmpty()) {
                return having.size() == 1 ? Optional.of(having.getFirst()) : Optional.empty();
            }
        }
        return Optional.empty();
    }
}
