package org.qiantang.app.show;

import static java.time.ZoneOffset.UTC;

import java.util.Locale;
import org.qiantang.event.ShowEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The part of the table "shows" that keeps flash sales, those that are over too. */
final class FlashRows {
    private static final String PLAN = """
            insert into show_flash (show_id, flash_id, item_id, sku_id, from_at, until_at, price_version, price_minor,
                                    currency, state)
            values (:show, :flash, :item, :sku, :from, :until, :version, :minor, :currency, 'planned')
            """;
    private static final String START = "update show_flash set state = 'running' where flash_id = :flash";
    private static final String END =
            "update show_flash set state = 'over', ended_at = :at, ended_by = :reason where flash_id = :flash";

    void plan(long show, ShowEvent.FlashPlanned flash, JdbcClient rows) {
        for (ShowEvent.FlashPrice price : flash.prices()) {
            rows.sql(PLAN)
                    .param("show", show)
                    .param("flash", flash.flashId())
                    .param("item", flash.itemId())
                    .param("sku", price.skuId())
                    .param("from", flash.from().atOffset(UTC))
                    .param("until", flash.until().atOffset(UTC))
                    .param("version", price.priceVersion())
                    .param("minor", price.price().minor())
                    .param("currency", price.price().currency())
                    .update();
        }
    }

    void start(ShowEvent.FlashStarted flash, JdbcClient rows) {
        rows.sql(START).param("flash", flash.flashId()).update();
    }

    void end(ShowEvent.FlashEnded flash, JdbcClient rows) {
        rows.sql(END)
                .param("flash", flash.flashId())
                .param("at", flash.at().atOffset(UTC))
                .param("reason", flash.reason().name().toLowerCase(Locale.ROOT))
                .update();
    }
}
