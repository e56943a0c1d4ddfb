package org.qiantang.app.checkout;

import java.util.Map;
import org.qiantang.app.web.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** An address as the order keeps it, and the region that freight goes by. */
record Destination(String address, Region region) {
    /** The refusal of a buyer who has not said where to send things. */
    static Problem none() {
        return new Problem(409, "no-address", "请先填写收货地址", "give a delivery address first");
    }

    static Destination of(String address, JsonMapper json) {
        String name = province(address, json);
        Region region = Region.at(name)
                .orElseThrow(() -> new Problem(
                        409,
                        "address-region",
                        "收货地址要从省份写起，“" + name + "”无法识别",
                        "an address begins with its province; “" + name + "” is not known",
                        Map.of("field", "province")));
        return new Destination(address, region);
    }

    /** The province, or in older addresses the region as it was typed. */
    private static String province(String address, JsonMapper json) {
        try {
            JsonNode node = json.readTree(address);
            String province = node.path("province").asString("");
            return province.isBlank() ? node.path("region").asString("") : province;
        } catch (JacksonException unreadable) {
            throw none();
        }
    }
}
