package org.qiantang.bench.hotsku;

import java.util.List;
import java.util.Map;

/**
 * What the program's show sells, and by which sessions its buyers come.
 *
 * @param buyers how many people there are; a wish is the wish of the one whose number it has, counted round
 * @param lines for each of the bench's SKUs the item, the SKU and the price's version, with commas between
 */
record Goods(long show, int buyers, List<String> lines) {
    static Goods of(Map<String, String> wish) {
        return new Goods(
                Long.parseLong(wish.getOrDefault("show", "0")),
                Integer.parseInt(wish.getOrDefault("people", "1")),
                List.of(wish.getOrDefault("goods", "").split(";", -1)));
    }

    /** What is asked for, as JSON. */
    String wants(int sku) {
        String[] line = lines.get(sku).split(",", -1);
        return "[{\"itemId\":\"" + line[0] + "\",\"skuId\":\"" + line[1] + "\",\"pieces\":1,\"priceVersion\":\""
                + line[2] + "\"}]";
    }

    long skuId(int sku) {
        return Long.parseLong(lines.get(sku).split(",", -1)[1]);
    }

    static String intent(int sku, int buyer) {
        return "buy-" + sku + "-" + buyer;
    }

    String session(int wish) {
        return sessionOf(wish % buyers);
    }

    /** The session's token of a person. */
    static String sessionOf(int person) {
        return "bench-session-" + person;
    }

    static long orderId(String answer) {
        int at = answer.indexOf("\"orderId\":\"") + "\"orderId\":\"".length();
        return Long.parseLong(answer.substring(at, answer.indexOf('"', at)));
    }
}
