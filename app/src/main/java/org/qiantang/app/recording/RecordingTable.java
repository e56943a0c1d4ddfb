package org.qiantang.app.recording;

import static java.time.ZoneOffset.UTC;

import java.util.Set;
import org.qiantang.app.journal.EventTable;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.event.Event;
import org.qiantang.event.EventCodec;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The table "recordings": which shows are open, and the pieces of each one's recording. */
final class RecordingTable extends EventTable {
    static final String NAME = "recordings";

    private static final String PLANNED = """
            insert into recording_show (show_id, room_id, merchant_id) values (:show, :room, :merchant)
            """;
    private static final String OPENED =
            "update recording_show set opened_at = coalesce(opened_at, :at) where show_id = :show";
    private static final String CLOSING = "update recording_show set closing_at = :at where show_id = :show";
    private static final String CLOSED = "update recording_show set closed_at = :at where show_id = :show";
    private static final String TRIMMED = "update recording_show set trimmed = :upTo where show_id = :show";
    private static final String TRIM = "delete from recording_segment where show_id = :show and number <= :upTo";
    private static final String SEGMENT = """
            insert into recording_segment
                   (show_id, number, file, begun_at, ended_at, from_ms, to_ms, follows, bytes, sha256)
            values (:show, :number, :file, :from, :to, :fromMs, :toMs, :follows, :bytes, :sha256)
            """;

    RecordingTable(EventCodec codec) {
        super(codec);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Set<Integer> shards() {
        return Set.of(Streams.FLOOR);
    }

    @Override
    protected void fold(Recorded place, Event event, JdbcClient rows) {
        if (!(event instanceof ShowEvent happened)) {
            return;
        }
        long show = Streams.idOf(place.stream());
        if (happened instanceof ShowEvent.ShowPlanned planned) {
            if (planned.kind() == ShowEvent.ShowKind.SHELF) {
                return; // a shelf has no picture
            }
            rows.sql(PLANNED)
                    .param("show", show)
                    .param("room", planned.roomId())
                    .param("merchant", planned.merchantId())
                    .update();
        } else if (happened instanceof ShowEvent.ShowOpened opened) {
            rows.sql(OPENED)
                    .param("show", show)
                    .param("at", opened.at().atOffset(UTC))
                    .update();
        } else if (happened instanceof ShowEvent.ShowClosing closing) {
            rows.sql(CLOSING)
                    .param("show", show)
                    .param("at", closing.at().atOffset(UTC))
                    .update();
        } else if (happened instanceof ShowEvent.ShowClosed closed) {
            rows.sql(CLOSED)
                    .param("show", show)
                    .param("at", closed.at().atOffset(UTC))
                    .update();
        } else if (happened instanceof ShowEvent.SegmentRecorded segment) {
            rows.sql(SEGMENT)
                    .param("show", show)
                    .param("number", segment.number())
                    .param("file", segment.file())
                    .param("from", segment.from().atOffset(UTC))
                    .param("to", segment.to().atOffset(UTC))
                    .param("fromMs", segment.fromMs())
                    .param("toMs", segment.toMs())
                    .param("follows", segment.follows())
                    .param("bytes", segment.bytes())
                    .param("sha256", segment.sha256())
                    .update();
        } else if (happened instanceof ShowEvent.RecordingTrimmed trim) {
            rows.sql(TRIM).param("show", show).param("upTo", trim.upTo()).update();
            rows.sql(TRIMMED).param("show", show).param("upTo", trim.upTo()).update();
        }
    }

    @Override
    protected void clear(JdbcClient rows) {
        rows.sql("delete from recording_segment").update();
        rows.sql("delete from recording_show").update();
    }
}
