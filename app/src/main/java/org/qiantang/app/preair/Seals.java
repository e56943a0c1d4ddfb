package org.qiantang.app.preair;

import java.util.List;
import java.util.stream.Stream;
import org.qiantang.app.journal.Office;
import org.qiantang.event.EventCodec;
import org.qiantang.event.PreAirEvent.Cause;
import org.qiantang.event.PreAirEvent.PreAirReviewed;
import org.qiantang.event.Streams;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes reviews into the journal: each show's one after the other, and an unchanged line-up once. */
final class Seals {
    private static final int LOCKS = 64;
    private static final String TURN = """
            insert into preair_turn (show_id, subject) values (:show, :subject)
                on conflict (show_id) do update set subject = excluded.subject
                where :asked::boolean or preair_turn.subject <> excluded.subject
            """;
    private static final String SEALED =
            "select exists (select 1 from preair_turn where show_id = :show and subject = :subject)";

    private final JdbcClient jdbc;
    private final Office office;
    private final EventCodec codec;
    private final Object[] turns = Stream.generate(Object::new).limit(LOCKS).toArray();

    Seals(JdbcClient jdbc, Office office, EventCodec codec) {
        this.jdbc = jdbc;
        this.office = office;
        this.codec = codec;
    }

    /**
     * Seals a review, unless nobody asked for it and the last one sealed was of the same line-up. One that is larger than a
     * batch of the journal is written in several transactions; the last of them makes it the last one sealed. Parts of two
     * reviews of a show never mix: only this process holds the office, and here they wait for each other.
     */
    Office.Written<PreAirReviewed> seal(PreAirReviewed review) {
        List<List<PreAirReviewed>> batches = ReviewParts.batches(ReviewParts.of(review, codec));
        synchronized (turns[Math.floorMod(Long.hashCode(review.showId()), turns.length)]) {
            if (batches.size() > 1 && review.cause() != Cause.ASKED && isSealed(review)) {
                return office.write(_ -> review);
            }
            for (List<PreAirReviewed> batch : batches.subList(0, batches.size() - 1)) {
                office.write(pen -> {
                    write(pen, batch);
                    return review;
                });
            }
            return office.write(pen -> {
                if (takesTurn(review)) {
                    write(pen, batches.getLast());
                }
                return review;
            });
        }
    }

    private static void write(Office.Pen pen, List<PreAirReviewed> parts) {
        parts.forEach(part -> pen.write(Streams.preAir(part.showId()), part));
    }

    private boolean takesTurn(PreAirReviewed review) {
        return jdbc.sql(TURN)
                        .param("show", review.showId())
                        .param("subject", review.subject())
                        .param("asked", review.cause() == Cause.ASKED)
                        .update()
                == 1;
    }

    private boolean isSealed(PreAirReviewed review) {
        return jdbc.sql(SEALED)
                .param("show", review.showId())
                .param("subject", review.subject())
                .query(Boolean.class)
                .single();
    }
}
