package org.qiantang.app.insight;

import static java.time.ZoneOffset.UTC;

import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.ShowEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The moments of a show that its curve is marked with. */
final class MarkFold {
    private static final String MARK = """
            insert into insight_mark (show_id, position, at, kind, item_id, words, minor)
            values (:show, :position, :at, :kind, :item, :words, :minor)
            """;

    /** A mark; the words are the host's or a person's, never ours. */
    private record Mark(
            String kind,
            Instant at,
            @Nullable Long item,
            String words,
            @Nullable Long minor) {
        Mark(String kind, Instant at, @Nullable Long item) {
            this(kind, at, item, "", null);
        }
    }

    void fold(long show, Recorded place, ShowEvent event, JdbcClient rows) {
        Mark mark = mark(event);
        if (mark != null) {
            rows.sql(MARK)
                    .param("show", show)
                    .param("position", place.position())
                    .param("at", mark.at().atOffset(UTC))
                    .param("kind", mark.kind())
                    .param("item", mark.item(), Types.BIGINT)
                    .param("words", mark.words())
                    .param("minor", mark.minor(), Types.BIGINT)
                    .update();
        }
    }

    private static @Nullable Mark mark(ShowEvent event) {
        return switch (event) {
            case ShowEvent.ShowOpened opened -> new Mark("opened", opened.at(), null);
            case ShowEvent.ShowClosing closing -> new Mark("closing", closing.at(), null);
            case ShowEvent.ShowClosed closed -> new Mark("closed", closed.at(), null);
            case ShowEvent.ItemPinned pin -> new Mark("pin", pin.at(), pin.itemId());
            case ShowEvent.ItemUnpinned pin -> new Mark("unpin", pin.at(), pin.itemId());
            case ShowEvent.ItemWithdrawn gone -> new Mark("withdrawn", gone.at(), gone.itemId());
            case ShowEvent.PriceChanged price ->
                new Mark(
                        "price",
                        price.at(),
                        price.itemId(),
                        price.reason(),
                        price.price().minor());
            case ShowEvent.FlashStarted flash -> new Mark("flash", flash.at(), flash.itemId());
            case ShowEvent.FlashEnded flash ->
                new Mark("flash-end", flash.at(), flash.itemId(), flash.reason().name(), null);
            case ShowEvent.HostSpoke line -> warning(line);
            case ShowEvent.ShowPlanned _,
                    ShowEvent.HostSet _,
                    ShowEvent.ShowRevised _,
                    ShowEvent.ShowAnnounced _,
                    ShowEvent.ItemLinedUp _,
                    ShowEvent.ItemRevised _,
                    ShowEvent.LineUpReordered _,
                    ShowEvent.FlashPlanned _,
                    ShowEvent.FlashAllowed _,
                    ShowEvent.FlashDisallowed _,
                    ShowEvent.FlashChosen _,
                    ShowEvent.AllotmentTaken _,
                    ShowEvent.AllotmentReturned _,
                    ShowEvent.PiecesHeld _,
                    ShowEvent.HoldReleased _,
                    ShowEvent.OrderPaid _,
                    ShowEvent.PaymentNotTaken _,
                    ShowEvent.TalkHeard _,
                    ShowEvent.ViewerMuted _,
                    ShowEvent.ViewerUnmuted _,
                    ShowEvent.LineHidden _,
                    ShowEvent.HelpdeskSpoke _,
                    ShowEvent.WatchSwitched _,
                    ShowEvent.LikesCounted _,
                    ShowEvent.PresenceCounted _,
                    ShowEvent.AudienceCounted _,
                    ShowEvent.SegmentRecorded _,
                    ShowEvent.RecordingTrimmed _ -> null;
        };
    }

    /** What the guard's rules found; a doubt accuses nobody and marks nothing. */
    private static @Nullable Mark warning(ShowEvent.HostSpoke line) {
        return line.findings().stream()
                .filter(found -> found.doubtPercent() == null)
                .findFirst()
                .map(found -> new Mark(
                        "warning",
                        line.saidAt(),
                        line.itemId(),
                        line.text()
                                .substring(
                                        Math.clamp(found.from(), 0, line.text().length()),
                                        Math.clamp(found.to(), 0, line.text().length())),
                        null))
                .orElse(null);
    }
}
