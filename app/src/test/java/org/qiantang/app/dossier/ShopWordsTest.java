package org.qiantang.app.dossier;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.journal.Aside;
import org.qiantang.engine.journal.Entry;
import org.qiantang.engine.journal.Recorded;
import org.qiantang.engine.journal.ShardWriter;
import org.qiantang.event.DossierEvent;
import org.qiantang.event.EventCodec;
import org.qiantang.event.Streams;

class ShopWordsTest {
    private static final Instant NOON = Instant.parse("2026-11-24T04:00:00Z");
    private static final long DOSSIER = 7;

    private final EventCodec codec = new EventCodec();
    private final CountingJournal journal = new CountingJournal();
    private final ShardWriter writer = journal.take(Streams.OFFICE);
    private final List<Told.Step> steps = new ArrayList<>();

    private void happens(DossierEvent event, Aside... beside) {
        writer.append(List.of(new Entry(
                        Streams.dossier(DOSSIER),
                        codec.typeOf(event),
                        EventCodec.VERSION,
                        event.at(),
                        codec.bytes(event),
                        List.of(beside))))
                .join();
        Recorded place = journal.readStream(Streams.OFFICE, Streams.dossier(DOSSIER), steps.size(), 1)
                .getFirst();
        steps.add(new Told.Step(place, event));
    }

    private static Aside words(String words) {
        return new Aside(0, 9, words.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void each_word_of_a_shop_is_found_by_its_reply_its_measure_and_its_place_and_read_once() {
        for (long reply = 1; reply <= 50; reply++) {
            happens(
                    new DossierEvent.ShopReplied(NOON, reply, DossierEvent.ReplyKind.ANSWER, 9, "hash"),
                    words("答复 " + reply));
        }
        happens(new DossierEvent.MeasureAppealed(NOON, 60, 9, "hash", NOON), words("申诉"));
        happens(new DossierEvent.NoticeRead(NOON, 9));

        var words = new ShopWords(new Told(new Dossier(DOSSIER), steps), journal);

        assertThat(words.ofReply(1)).isEqualTo("答复 1");
        assertThat(words.ofReply(50)).isEqualTo("答复 50");
        assertThat(words.ofAppeal(60)).isEqualTo("申诉");
        assertThat(words.at(steps.get(49).place().position())).isEqualTo("答复 50");
        assertThat(words.ofReply(51)).isEmpty();
        assertThat(journal.askedBeside).isEqualTo(51);
    }
}
