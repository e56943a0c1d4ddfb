package org.qiantang.engine.recommend.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files in the published forms with made-up viewing in them. */
class LiveFileTest {
    @TempDir
    private Path folder;

    private final List<String> said = new ArrayList<>();

    @Test
    void of_twitch_a_stream_is_on_air_from_the_first_step_in_which_somebody_saw_it_to_the_last() throws IOException {
        LiveFile live = read("viewing.csv", "1,900,ada,10,12\n2,900,ada,11,15\n1,901,bob,12,13\n");

        assertThat(live.rooms())
                .containsExactly(new LiveRooms.Room(1, 0, -1, 0, 5, -1), new LiveRooms.Room(2, 1, -1, 2, 3, -1));
        assertThat(live.visits())
                .extracting(
                        LiveRooms.Visit::step,
                        LiveRooms.Visit::viewer,
                        visit -> visit.room().host())
                .containsExactly(tuple(0, 0, 0), tuple(1, 1, 0), tuple(2, 0, 1));
        assertThat(live.viewers()).isEqualTo(2);
        assertThat(live.hosts()).isEqualTo(2);
        assertThat(live.steps()).isEqualTo(3);
    }

    @Test
    void of_kuailive_the_table_of_rooms_says_when_they_were_on_air() throws IOException {
        Files.writeString(folder.resolve("room.csv"), """
                live_id,live_type,live_content_category,start_timestamp,end_timestamp
                900,1,food,1745000000000,1745003600000
                901,1,game,1745001200000,1745001800000
                """);

        LiveFile live = read("click.csv", """
                user_id,live_id,streamer_id,timestamp,watch_live_time
                5,900,31,1745000660000,3000
                6,901,32,1745001300000,10
                6,901,32,1745009000000,10
                """);

        assertThat(live.begin()).isEqualTo(Instant.ofEpochSecond(1_745_000_000));
        assertThat(live.rooms())
                .containsExactly(new LiveRooms.Room(1, 0, 0, 0, 6, -1), new LiveRooms.Room(2, 1, 1, 2, 3, -1));
        assertThat(live.visits()).extracting(LiveRooms.Visit::step).containsExactly(1, 2);
        assertThat(live.at(live.visits().getFirst())).isEqualTo(Instant.ofEpochSecond(1_745_000_600));
        assertThat(said).anyMatch(line -> line.contains("2 of 3 visits while their rooms were on air"));
    }

    @Test
    void without_a_table_of_rooms_their_visits_say_it_and_that_is_said() throws IOException {
        LiveFile live = read("click.csv", """
                user_id,live_id,streamer_id,timestamp
                5,900,31,1745000000000
                6,900,31,1745001200000
                """);

        assertThat(live.rooms()).containsExactly(new LiveRooms.Room(1, 0, -1, 0, 2, -1));
        assertThat(said).anyMatch(line -> line.contains("no table of rooms beside it"));
    }

    @Test
    void events_of_another_kind_are_no_live_viewing() throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), "user_id,item_id,timestamp\n1,2,1745000000000\n");

        assertThat(LiveFile.read(file, said::add)).isEmpty();
    }

    @Test
    void every_policy_is_measured_on_a_file_and_who_goes_to_the_same_host_again_is_found_by_habit() throws IOException {
        var text = new StringBuilder();
        // Forty hosts are on air in every step with streams of their own, and each viewer goes to one of them always.
        for (int step = 0; step < 24; step++) {
            for (int viewer = 0; viewer < 40; viewer++) {
                text.append(viewer)
                        .append(',')
                        .append(1_000 * (step / 6) + viewer)
                        .append(",host")
                        .append(viewer)
                        .append(',')
                        .append(step)
                        .append(',')
                        .append(step)
                        .append('\n');
            }
        }
        Files.writeString(folder.resolve("viewing.csv"), text);
        var out = new ByteArrayOutputStream();
        var report = new Report(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));

        for (LiveEvening evening : LiveFile.among(List.of(folder.resolve("viewing.csv")), said::add)) {
            new LiveBench(report, evening, 7).run();
        }

        assertThat(report.lines()).hasSize(4).allMatch(line -> line.protocol().equals("LIVE viewing.csv"));
        assertThat(hits(report, "own hosts, then popularity")).isEqualTo(1);
        assertThat(hits(report, "popularity")).isLessThan(0.5);
    }

    private static double hits(Report report, String model) {
        return report.lines().stream()
                .filter(line -> line.model().equals(model))
                .flatMap(line -> line.metrics().entrySet().stream())
                .filter(metric -> metric.getKey().equals("HR@10"))
                .mapToDouble(metric -> metric.getValue().mean())
                .findFirst()
                .orElseThrow();
    }

    private LiveFile read(String name, String text) throws IOException {
        return LiveFile.read(Files.writeString(folder.resolve(name), text), said::add)
                .orElseThrow();
    }
}
