package org.qiantang.app.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qiantang.app.gateway.PlayedRooms.ITEM;
import static org.qiantang.app.gateway.PlayedRooms.SHOW;
import static org.qiantang.app.gateway.PlayedRooms.SKU;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The freight that a buyer saw, as the socket takes it to the room and brings the answer back. */
class FreightOverSocketTest {
    private final House house = new House(new PlayedRooms(10));

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void freight_above_what_was_seen_is_refused_with_both_amounts_in_the_askers_language() {
        Page english = Page.open(house.gateway.port(), "show=" + SHOW + "&lang=en", "wang");
        Page chinese = Page.open(house.gateway.port(), "show=" + SHOW, "wang");

        english.send(buy(1, ",\"freightSeenMinor\":800"));
        chinese.send(buy(1, ",\"freightSeenMinor\":0"));

        JsonNode refusal = english.next("receipt").get("refusal");
        assertThat(refusal.get("code").stringValue()).isEqualTo("freight-moved");
        assertThat(refusal.get("message").stringValue()).contains("was 8.00 and is now 12.50");
        assertThat(refusal.at("/seen/minor").longValue()).isEqualTo(800);
        assertThat(refusal.at("/freight/minor").longValue()).isEqualTo(1_250);
        assertThat(chinese.next("receipt").at("/refusal/message").stringValue()).contains("从 0.00 元变为 12.50 元");
    }

    @Test
    void freight_that_was_seen_or_of_which_nothing_was_said_is_charged() {
        Page wang = house.open("wang");

        wang.send(buy(1, ",\"freightSeenMinor\":1250"));
        JsonNode seen = wang.next("receipt").get("d");
        wang.send(buy(2, ""));
        JsonNode unsaid = wang.next("receipt").get("d");

        assertThat(seen.at("/total/minor").longValue()).isEqualTo(8_800 + 1_250);
        assertThat(unsaid.at("/total/minor").longValue()).isEqualTo(8_800 + 1_250);
    }

    private static String buy(int id, String seen) {
        return "{\"id\":%d,\"k\":\"buy\",\"intent\":\"w%d\",\"wants\":[{\"itemId\":\"%d\",\"skuId\":\"%d\",\"pieces\":1,\"priceVersion\":\"1\"}]%s}"
                .formatted(id, id, ITEM, SKU, seen);
    }
}
