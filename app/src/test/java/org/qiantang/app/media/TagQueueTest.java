package org.qiantang.app.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.qiantang.engine.testkit.ForEachSeed;

class TagQueueTest {
    private final List<EncodedTag> made = new ArrayList<>();

    @Test
    void one_who_falls_behind_goes_on_at_the_next_key_frame_with_the_newest_setup() {
        var queue = new TagQueue(1_000);
        offer(queue, EncodedTag.Sort.KEY, 400);
        offer(queue, EncodedTag.Sort.FRAME, 400);
        offer(queue, EncodedTag.Sort.FRAME, 400);
        offer(queue, EncodedTag.Sort.VIDEO_SETUP, 20);
        offer(queue, EncodedTag.Sort.FRAME, 10);
        offer(queue, EncodedTag.Sort.VIDEO_SETUP, 30);
        offer(queue, EncodedTag.Sort.KEY, 100);
        offer(queue, EncodedTag.Sort.FRAME, 100);

        assertThat(drain(queue)).containsExactly("VIDEO_SETUP 45", "KEY 115", "FRAME 115");
        assertThat(queue.skipped()).isEqualTo(4);
    }

    @ForEachSeed(count = 100)
    void it_never_holds_more_than_its_bound_and_one_tag_and_lets_go_of_all(long seed) {
        var random = new SplittableRandom(seed);
        var queue = new TagQueue(10_000);
        var sorts = EncodedTag.Sort.values();
        for (int i = 0; i < 500; i++) {
            EncodedTag.Sort sort = sorts[random.nextInt(sorts.length)];
            offer(queue, sort, sort.isSetup() ? random.nextInt(100) : random.nextInt(3_000));
            if (random.nextInt(4) == 0) {
                EncodedTag taken = queue.poll();
                if (taken != null) {
                    taken.release();
                }
            }
            assertThat(queue.waitingBytes()).isLessThanOrEqualTo(10_000 + 3_015);
        }

        queue.close();

        assertThat(made).allMatch(tag -> tag.bytes().refCnt() == 0);
    }

    @ForEachSeed(count = 50)
    void the_gop_cache_stays_in_bounds_and_begins_with_a_key_frame(long seed) {
        var random = new SplittableRandom(seed);
        var cache = new GopCache();
        for (int i = 0; i < 4_000; i++) {
            EncodedTag.Sort sort = random.nextInt(1_000) == 0 ? EncodedTag.Sort.KEY : EncodedTag.Sort.FRAME;
            EncodedTag tag = Tags.encoded(sort, random.nextInt(seed % 2 == 0 ? 10 : 9_000));
            made.add(tag);
            cache.add(tag);
            tag.release();
            List<EncodedTag.Sort> held = new ArrayList<>();
            if (i % 500 == 0) {
                cache.forEach(one -> held.add(one.sort()));
                assertThat(held.isEmpty() || held.getFirst() == EncodedTag.Sort.KEY)
                        .isTrue();
            }
            assertThat(cache.bytes()).isLessThanOrEqualTo(GopCache.MAX_BYTES);
            assertThat(cache.size()).isLessThanOrEqualTo(GopCache.MAX_TAGS);
        }

        cache.clear();

        assertThat(made).allMatch(tag -> tag.bytes().refCnt() == 0);
    }

    private void offer(TagQueue queue, EncodedTag.Sort sort, int bytes) {
        EncodedTag tag = Tags.encoded(sort, bytes);
        made.add(tag);
        queue.offer(tag);
        tag.release();
    }

    private static List<String> drain(TagQueue queue) {
        List<String> drained = new ArrayList<>();
        for (EncodedTag tag = queue.poll(); tag != null; tag = queue.poll()) {
            drained.add(tag.sort() + " " + tag.size());
            tag.release();
        }
        return drained;
    }
}
