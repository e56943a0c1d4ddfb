package org.qiantang.app.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.app.payment.OneDatabase;
import org.qiantang.app.web.Problem;
import org.qiantang.engine.tlog.leaf.Kind;
import org.qiantang.engine.tlog.pack.PackVerifier;
import org.qiantang.engine.tlog.pack.Repacked;
import org.qiantang.engine.tlog.pack.Session;
import org.qiantang.event.Ids;
import org.qiantang.event.ShowEvent;
import org.qiantang.event.Streams;
import org.qiantang.event.TakenDown;

/** Packs as a court would get them, checked by the verifier that it would run, with keys that no pack brings along. */
class PackMakerTest {
    private static final long SHOW = 7;
    private static final PackAsk.By OFFICER = new PackAsk.By(Evening.OFFICER, "案 2026-9");
    private static OneDatabase database;

    @TempDir
    Path folder;

    private Evening evening;

    @BeforeAll
    static void open() throws IOException {
        database = OneDatabase.start();
    }

    @AfterAll
    static void close() throws IOException {
        database.close();
    }

    @BeforeEach
    void play() {
        evening = new Evening(database.pool(), folder);
        evening.plays(SHOW);
    }

    @AfterEach
    void leave() {
        evening.close();
    }

    private Path finding(int line) throws Exception {
        return evening.maker().make(evening.asks().finding(SHOW, SHOW * 100 + line), OFFICER);
    }

    private PackVerifier.Report verify(Path pack) throws IOException {
        return PackVerifier.verify(pack, evening.trust());
    }

    private String fileOf(Map<String, byte[]> files, Kind kind, int which) {
        long index = evening.leaves().stream()
                .filter(leaf -> leaf.kind() == kind)
                .skip(which)
                .map(leaf -> evening.leaves().indexOf(leaf))
                .findFirst()
                .orElseThrow();
        return files.keySet().stream()
                .filter(name -> name.startsWith("files/" + index + "."))
                .findFirst()
                .orElseThrow();
    }

    private void assertFails(Map<String, byte[]> files) throws IOException {
        Path forged = Repacked.write(folder.resolve("forged.zip"), files);
        assertThat(verify(forged).isPassed()).isFalse();
    }

    @Test
    void the_pack_of_a_finding_passes_and_holds_picture_words_and_verdict() throws Exception {
        Path pack = finding(2);

        PackVerifier.Report report = verify(pack);
        Map<String, byte[]> files = Repacked.open(pack);

        assertThat(report.findings()).allMatch(finding -> !finding.reason().isFault());
        assertThat(report.isPassed()).isTrue();
        assertThat(new String(Objects.requireNonNull(files.get(fileOf(files, Kind.ASR, 1))), StandardCharsets.UTF_8))
                .contains("全网最低 2")
                .contains("\"taken_down\":{\"means\":\"entered\"}");
        assertThat(files.get(fileOf(files, Kind.MEDIA, 1))).isEqualTo(Files.readAllBytes(evening.piece(SHOW, 2)));
        assertThat(new String(
                        Objects.requireNonNull(files.get(fileOf(files, Kind.VERDICT, 1))), StandardCharsets.UTF_8))
                .contains("广告法 9");
        assertThat(files).containsKeys("README.zh.md", "SHA256SUMS", "custody.txt", "trust/policy.txt");
    }

    @Test
    void words_that_were_read_in_the_picture_have_a_pack_as_those_that_were_heard_and_say_so() throws Exception {
        Instant opened = evening.hands.instant().minusSeconds(40);
        evening.hands.advance(Duration.ofSeconds(4));
        Instant seen = evening.hands.instant();
        evening.takes(
                SHOW,
                SHOW * 100 + 99,
                ShowEvent.HostKind.HUMAN,
                "全网最低价",
                new TakenDown(TakenDown.Means.SEEN, "rapidocr", "v5", seen, seen, 87));
        evening.clerk.bringUp();
        evening.hands.advance(Duration.ofSeconds(6));
        evening.records(SHOW, 5, opened);
        evening.clerk.bringUp();
        evening.confirmer.round();

        Path pack = finding(99);

        Map<String, byte[]> files = Repacked.open(pack);
        assertThat(verify(pack).isPassed()).isTrue();
        assertThat(new String(Objects.requireNonNull(files.get(fileOf(files, Kind.OCR, 0))), StandardCharsets.UTF_8))
                .contains("\"means\":\"seen\"")
                .contains("全网最低价");
    }

    @Test
    void one_flipped_byte_a_dropped_piece_or_a_swapped_transcript_makes_it_fail() throws Exception {
        Path pack = finding(2);

        Map<String, byte[]> flipped = Repacked.open(pack);
        byte[] picture = Objects.requireNonNull(flipped.get(fileOf(flipped, Kind.MEDIA, 1)));
        picture[7] ^= 1;
        assertFails(flipped);

        Map<String, byte[]> dropped = Repacked.open(pack);
        dropped.remove(fileOf(dropped, Kind.MEDIA, 2));
        assertFails(dropped);

        Map<String, byte[]> swapped = Repacked.open(pack);
        String one = fileOf(swapped, Kind.ASR, 0);
        String other = fileOf(swapped, Kind.ASR, 1);
        byte[] words = Objects.requireNonNull(swapped.get(one));
        swapped.put(one, Objects.requireNonNull(swapped.get(other)));
        swapped.put(other, words);
        assertFails(swapped);
    }

    @Test
    void the_whole_show_is_complete_once_it_is_over_and_a_span_is_not() throws Exception {
        evening.happens(SHOW, new ShowEvent.ShowClosed(evening.hands.instant()));
        evening.clerk.bringUp();
        evening.confirmer.round();
        evening.hands.advance(Clerk.LINGER.plusSeconds(1));

        Path whole = evening.maker().make(evening.asks().show(SHOW, null, null), OFFICER);
        Path part = evening.maker().make(evening.asks().show(SHOW, 12_000L, 18_000L), OFFICER);

        assertThat(sessionIn(whole).isComplete()).isTrue();
        assertThat(sessionIn(part).isComplete()).isFalse();
        assertThat(verify(part).isPassed()).isTrue();
    }

    private Session sessionIn(Path pack) throws IOException {
        return verify(pack).sessions().stream()
                .filter(session -> session.name().equals("show/" + SHOW))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void where_others_have_stamped_in_time_their_word_is_packed_and_not_our_own_from_a_moment_before()
            throws Exception {
        var stamps = new StampTable(evening.jdbc);
        long soonest = stamps.newest(10).getLast().size();
        long independent = evening.confirmer.confirmNow().size();
        evening.jdbc
                .sql("update proof_stamp set own = false where size = :size")
                .param("size", independent)
                .update();

        Map<String, byte[]> files = Repacked.open(finding(1));

        assertThat(soonest).isLessThan(independent);
        assertThat(files).containsKey("checkpoints/" + independent + ".checkpoint");
        assertThat(files).doesNotContainKey("checkpoints/" + soonest + ".checkpoint");
    }

    @Test
    void what_others_have_stamped_too_late_does_not_stand_in_for_our_own_word() throws Exception {
        var stamps = new StampTable(evening.jdbc);
        long soonest = stamps.newest(10).getLast().size();
        evening.hands.advance(Duration.ofMinutes(16));
        long independent = evening.confirmer.confirmNow().size();
        evening.jdbc
                .sql("update proof_stamp set own = false where size = :size")
                .param("size", independent)
                .update();

        assertThat(stamps.bestOver(0, evening.hands.instant().minusSeconds(1))).contains(soonest);
        assertThat(stamps.bestOver(0, evening.hands.instant())).contains(independent);
    }

    @Test
    void each_export_stands_in_the_next_pack_with_its_list_of_files_and_who_it_was() throws Exception {
        finding(1);

        Path second = finding(2);

        String ledger =
                new String(Objects.requireNonNull(Repacked.open(second).get("custody.txt")), StandardCharsets.UTF_8);
        assertThat(ledger).contains("EXPORT", "案 2026-9");
        assertThat(Repacked.open(second).keySet())
                .anyMatch(name -> name.startsWith("disclosures/"))
                .anyMatch(name -> name.startsWith("files/") && name.endsWith(".txt"));
        assertThat(verify(second).isPassed()).isTrue();
    }

    @Test
    void who_is_erased_is_in_no_later_pack_and_all_proofs_go_on_holding() throws Exception {
        Path before = finding(1);
        evening.looks(SHOW, "show/7");
        evening.clerk.bringUp();

        int erased = evening.custody.erase(Evening.OFFICER);
        Path after = evening.maker().make(evening.asks().finding(SHOW, SHOW * 100 + 2), new PackAsk.By(13, "另案"));

        assertThat(erased).isEqualTo(2);
        assertThat(Repacked.open(after).keySet()).noneMatch(name -> name.startsWith("disclosures/"));
        assertThat(verify(before).isPassed()).isTrue();
        assertThat(verify(after).isPassed()).isTrue();
    }

    @Test
    void what_is_no_longer_kept_is_said_to_be_gone() throws Exception {
        Files.delete(evening.piece(SHOW, 2));

        assertThatThrownBy(() -> finding(2))
                .isInstanceOfSatisfying(
                        Problem.class, gone -> assertThat(gone.status()).isEqualTo(410));
    }

    @Test
    void a_neighbouring_piece_that_is_gone_is_named_as_absent() throws Exception {
        Files.delete(evening.piece(SHOW, 1));

        PackVerifier.Report report = verify(finding(2));

        assertThat(report.isPassed()).isTrue();
        assertThat(report.notGiven()).isEqualTo(1);
    }

    @Test
    void where_nothing_came_of_an_export_that_stands_in_the_log_it_says_so() throws Exception {
        PackAsk ask = evening.asks().finding(SHOW, SHOW * 100 + 2);

        assertThatThrownBy(() -> evening.maker(changing()).make(ask, OFFICER)).isInstanceOf(IOException.class);

        assertThat(evening.accesses.listed("", Long.MAX_VALUE, 10))
                .extracting(AccessTable.Listed::act, AccessTable.Listed::reason)
                .containsExactly(tuple("READ", "未交出 not given out: 案 2026-9"), tuple("EXPORT", "案 2026-9"));
    }

    @Test
    void that_nothing_came_of_an_export_is_no_look_so_a_look_after_it_is_noted() throws Exception {
        PackAsk ask = evening.asks().finding(SHOW, SHOW * 100 + 2);
        assertThatThrownBy(() -> evening.maker(changing()).make(ask, OFFICER)).isInstanceOf(IOException.class);

        evening.hands.advance(Duration.ofSeconds(1));
        evening.looks(SHOW, ask.about());

        assertThat(evening.accesses.listed("READ", Long.MAX_VALUE, 10))
                .extracting(AccessTable.Listed::reason)
                .containsExactly("查看", "未交出 not given out: 案 2026-9");
    }

    @Test
    void where_no_export_could_be_written_down_nothing_is_said_to_have_come_of_it() throws Exception {
        PackAsk ask = evening.asks().finding(SHOW, SHOW * 100 + 2);
        Custody broken = custody(() -> {
            throw new IllegalStateException("no connection");
        });

        assertThatThrownBy(() -> evening.maker(broken).make(ask, OFFICER)).hasMessage("no connection");

        assertThat(evening.accesses.listed("", Long.MAX_VALUE, 10)).isEmpty();
    }

    /** The export is being written down, and a file of the pack changes under its hands. */
    private Custody changing() {
        return custody(() -> {
            append(evening.piece(SHOW, 2));
            return evening.hands.instant();
        });
    }

    private Custody custody(InstantSource clock) {
        return new Custody(
                evening.accesses,
                _ -> Optional.of(Evening.ROOM),
                Ids.of(evening.hands, Streams.OFFICE, 2),
                clock,
                new SecureRandom());
    }

    private static void append(Path file) {
        try {
            Files.write(file, new byte[] {1}, StandardOpenOption.APPEND);
        } catch (IOException trouble) {
            throw new UncheckedIOException(trouble);
        }
    }

    @Test
    void what_was_time_stamped_too_late_is_not_given_out_as_if_it_could_be_proven() {
        evening.says(SHOW, 999, "没人盖章");
        evening.clerk.bringUp();
        evening.hands.advance(Duration.ofMinutes(20));

        assertThatThrownBy(() -> evening.maker().make(evening.asks().finding(SHOW, 999), OFFICER))
                .isInstanceOfSatisfying(
                        Problem.class, refused -> assertThat(refused.code()).isEqualTo("not-provable"));
        assertThat(evening.accesses.listed("EXPORT", Long.MAX_VALUE, 10)).isEmpty();
    }
}
