package org.qiantang.engine.tlog.pack;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.tlog.CountingTiles;
import org.qiantang.engine.tlog.TestClock;
import org.qiantang.engine.tlog.Tree;
import org.qiantang.engine.tlog.leaf.Disclosure;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Place;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.SignedNote;

class PackTest {
    @TempDir
    Path folder;

    @Test
    void a_pack_passes_file_by_file_for_who_trusts_its_log_witnesses_and_authority() throws Exception {
        Scene scene = Scene.played(folder);
        Path pack = scene.pack();

        PackVerifier.Report report = PackVerifier.verify(pack, scene.trust());

        assertThat(report.findings()).allMatch(finding -> finding.reason().isPassing());
        assertThat(report.isPassed()).isTrue();
        assertThat(report.findings().stream().map(Finding::path))
                .containsExactlyInAnyOrderElementsOf(Tamper.open(pack).keySet());
    }

    @Test
    void before_it_is_sealed_all_but_the_seal_can_be_checked() throws Exception {
        Path unsealed = folder.resolve("unsealed.zip");
        Scene.played(folder).draft().toSeal().write(unsealed);

        assertThat(PackVerifier.verifyUnsealed(unsealed).isPassed()).isTrue();
        assertThat(PackVerifier.verify(unsealed, null).isPassed()).isFalse();
    }

    @Test
    void before_it_is_sealed_it_is_found_that_a_leaf_was_confirmed_too_late() throws Exception {
        var scene = new Scene(folder);
        scene.media();
        scene.clock.advance(Duration.ofMinutes(20));
        scene.look();
        scene.checkpoint();
        Path unsealed = folder.resolve("unsealed.zip");
        scene.draft().toSeal().write(unsealed);

        assertThat(PackVerifier.verifyUnsealed(unsealed).findings().stream().map(Finding::reason))
                .contains(Reason.BACK_DATED);
    }

    @Test
    void without_a_trust_of_ones_own_the_packs_is_taken_and_said_to_be() throws Exception {
        Path pack = Scene.played(folder).pack();

        PackVerifier.Report report = PackVerifier.verify(pack, null);

        assertThat(report.isPassed()).isTrue();
        assertThat(report.ownTrust()).isTrue();
    }

    @Test
    void of_what_was_derived_it_is_told_when_it_was_there_and_of_which_time_it_speaks() throws Exception {
        var scene = new Scene(folder);
        Leaf media = scene.media();
        scene.transcript(media);
        scene.checkpoint();
        String soon = scene.confirmed();
        scene.clock.advance(Duration.ofHours(2));
        scene.transcript(media);
        scene.checkpoint();
        String late = scene.confirmed();

        List<Finding> findings =
                PackVerifier.verify(scene.pack(), scene.trust()).findings();

        String from = media.span().wallStart().toString();
        String to = media.span().wallEnd().toString();
        assertThat(findings)
                .contains(
                        new Finding("leaves/1.json", Reason.DERIVED_PROVEN, List.of("ASR", "1", soon, from, to)),
                        new Finding("leaves/2.json", Reason.DERIVED_LATE, List.of("ASR", "2", late, from, to)))
                .allMatch(finding -> finding.reason().isPassing());
    }

    @Test
    void other_programs_find_the_same_files_in_it() throws Exception {
        Path pack = Scene.played(folder).pack();
        Map<String, byte[]> ours = Tamper.open(pack);

        try (var zip = new ZipFile(pack.toFile())) {
            assertThat(zip.size()).isEqualTo(ours.size());
            for (Map.Entry<String, byte[]> file : ours.entrySet()) {
                assertThat(zip.getInputStream(zip.getEntry(file.getKey())).readAllBytes())
                        .isEqualTo(file.getValue());
            }
        }
    }

    @Test
    void a_part_of_a_show_may_be_packed_if_it_has_no_gap() throws Exception {
        Scene scene = Scene.played(folder);
        scene.files.keySet().removeIf(index -> index < 3 || (index > 8 && index < 13));
        scene.disclosures.clear();
        scene.checkpoints.removeFirst();

        PackVerifier.Report report = PackVerifier.verify(scene.pack(), scene.trust());

        assertThat(report.findings()).allMatch(finding -> finding.reason().isPassing());
        Session show = report.sessions().get(1);
        assertThat(show.name()).isEqualTo("show/42");
        assertThat(show.first()).isEqualTo(4);
        assertThat(show.last()).isEqualTo(9);
        assertThat(show.beginsOpen()).isTrue();
        assertThat(show.endsOpen()).isTrue();
        assertThat(show.isComplete()).isFalse();
    }

    @Test
    void of_each_session_it_is_told_how_much_of_it_there_is() throws Exception {
        Scene scene = Scene.played(folder);

        List<Session> sessions =
                PackVerifier.verify(scene.pack(), scene.trust()).sessions();

        Instant noon = new TestClock().instant();
        assertThat(sessions).hasSize(2);
        assertThat(sessions.get(0).isComplete()).isFalse();
        assertThat(sessions.get(0).beginsOpen()).isFalse();
        assertThat(sessions.get(1))
                .isEqualTo(new Session("room/7", "show/42", 1, 13, 13, noon, noon.plusSeconds(44), true));
        assertThat(sessions.get(1).isComplete()).isTrue();
    }

    @Test
    void two_sessions_whose_names_look_alike_when_put_together_are_two() throws Exception {
        var scene = new Scene(folder);
        scene.place = Place.first("room/7", "show, 42");
        scene.media();
        scene.place = Place.first("room/7, show", "42");
        scene.media();
        scene.checkpoint();

        assertThat(PackVerifier.verify(scene.pack(), scene.trust()).sessions()).hasSize(3);
    }

    @Test
    void a_session_of_which_a_leaf_is_missing_is_not_called_complete() throws Exception {
        Scene scene = Scene.played(folder);
        scene.files.remove(5L);
        scene.disclosures.clear();

        PackVerifier.Report report = PackVerifier.verify(scene.pack(), scene.trust());

        assertThat(report.isPassed()).isFalse();
        assertThat(report.sessions().get(1).isComplete()).isFalse();
    }

    @Test
    void once_personal_fields_are_erased_a_pack_without_them_passes() throws Exception {
        Scene scene = Scene.played(folder);
        scene.disclosures.clear();

        assertThat(PackVerifier.verify(scene.pack(), scene.trust()).isPassed()).isTrue();
    }

    @Test
    void files_that_are_not_given_are_named_and_counted_apart() throws Exception {
        Scene scene = Scene.played(folder);
        scene.absences.put(0L, Absence.PAST_RETENTION);
        scene.absences.put(1L, Absence.ERASED);
        scene.absences.put(12L, Absence.WITHHELD);

        PackVerifier.Report report = PackVerifier.verify(scene.pack(), scene.trust());

        assertThat(report.isPassed()).isTrue();
        assertThat(report.notGiven()).isEqualTo(3);
        assertThat(report.findings().stream()
                        .filter(finding -> !finding.reason().isPassing())
                        .toList())
                .containsExactly(
                        new Finding("files/0", Reason.PAST_RETENTION, List.of("0")),
                        new Finding("files/1", Reason.ERASED, List.of("1")),
                        new Finding("files/12", Reason.WITHHELD, List.of("12")));
        assertThat(report.findings()).contains(new Finding(Layout.ABSENCES, Reason.ABSENCES_LISTED, List.of("3")));
    }

    @Test
    void a_time_stamp_by_an_authority_that_is_not_trusted_does_not_count_beside_one_that_is() throws Exception {
        Scene scene = Scene.played(folder);
        SignedNote first = scene.checkpoints.getFirst();
        byte[] strange = Scene.authority(scene.clock).stamp(first.imprint());
        scene.stamps.put(first, List.of(strange, scene.stamp(first)));

        PackVerifier.Report report = PackVerifier.verify(scene.pack(), scene.trust());

        assertThat(report.isPassed()).isTrue();
        assertThat(report.findings()).contains(new Finding("stamps/6-0.tst", Reason.STAMP_NOT_COUNTED, List.of()));
    }

    @Test
    void with_one_witness_stopped_two_are_enough() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        for (String name : List.copyOf(files.keySet())) {
            if (name.endsWith(".checkpoint") || name.startsWith("proofs/")) {
                Tamper.edit(files, name, text -> text.replaceAll("— park.example/w .*\n", ""));
            }
        }
        scene.reseal(files);

        Path pack = Tamper.write(folder.resolve("two.zip"), files);

        assertThat(PackVerifier.verify(pack, scene.trust()).isPassed()).isTrue();
    }

    @Test
    void what_does_not_fit_is_refused_as_soon_as_it_is_packed() throws Exception {
        Scene scene = Scene.played(folder);
        PackDraft draft = scene.draft();
        SignedNote late = scene.checkpoint();
        Path other = Files.write(folder.resolve("other"), new byte[300]);
        Disclosure nick = requireNonNull(scene.disclosures.get(2L)).getFirst();
        var fresh = new PackDraft(scene.log.tree(), scene.trust());

        assertThatThrownBy(() -> fresh.checkpoint(late, List.of())).hasMessageContaining("stamps: none");
        assertThatThrownBy(() -> fresh.leaf(0, "bin", other))
                .hasMessageContaining("expected: the one that leaf 0 names");
        assertThatThrownBy(() -> fresh.leaf(2, "bin", other))
                .hasMessageContaining("expected: the one that leaf 2 names");
        assertThatThrownBy(() -> fresh.leaf(1)).hasMessageContaining("leaf: 1 names a file");
        assertThatThrownBy(() -> fresh.leafWithout(13, Absence.ERASED)).hasMessageContaining("leaf: 13 names no file");
        assertThatThrownBy(() -> fresh.disclose(5, nick)).hasMessageContaining("a field of leaf 5, packed before");
        assertThatThrownBy(() -> draft.disclose(5, nick)).hasMessageContaining("disclosure: nick");
        assertThatThrownBy(() -> draft.leaf(2)).hasMessageContaining("for the second time");
    }

    @Test
    void only_the_leaf_that_names_the_list_of_files_seals_a_pack() throws Exception {
        Scene scene = Scene.played(folder);
        PackDraft.ToSeal open = scene.draft().toSeal();
        SignedNote last = scene.checkpoints.getLast();
        List<byte[]> stamps = List.of(scene.stamp(last));

        assertThatThrownBy(() -> open.seal(scene.log.tree(), 13, last, stamps))
                .hasMessageContaining("expected: later than all in the pack, above 14");
        scene.look();
        SignedNote next = scene.checkpoint();
        assertThatThrownBy(() -> open.seal(scene.log.tree(), 14, next, stamps))
                .hasMessageContaining("leaf: 14 (expected: of an export, with the list of files as its content)");
        assertThatThrownBy(() -> open.seal(scene.log.tree(), 14, next, List.of()))
                .hasMessageContaining("stamps: none");
    }

    @Test
    void a_pack_is_as_long_as_it_says_and_the_same_in_a_stream_and_in_a_file() throws Exception {
        PackDraft.Sealed sealed = sealed(Scene.played(folder));
        var stream = new ByteArrayOutputStream();

        sealed.writeTo(stream);
        sealed.write(folder.resolve("one.zip"));
        // Left behind by somebody who was writing the same and was killed.
        Files.write(folder.resolve("two.zip.part"), new byte[] {1});
        sealed.write(folder.resolve("two.zip"));

        assertThat(stream.size()).isEqualTo(sealed.size());
        assertThat(stream.toByteArray()).isEqualTo(Files.readAllBytes(folder.resolve("one.zip")));
        assertThat(stream.toByteArray()).isEqualTo(Files.readAllBytes(folder.resolve("two.zip")));
        assertThat(folder.resolve("two.zip.part")).hasBinaryContent(new byte[] {1});
    }

    @Test
    void a_bundle_is_read_once_however_many_of_its_leaves_are_packed() throws Exception {
        Scene scene = Scene.played(folder);
        var read = new ArrayList<String>();

        scene.draft(new Tree(
                        new CountingTiles(scene.store, read), scene.log.tree().size()))
                .toSeal();

        assertThat(read).filteredOn(path -> path.startsWith("tile/entries/")).hasSize(1);
    }

    @Test
    void a_leaf_that_no_checkpoint_covers_is_not_packed() throws Exception {
        Scene scene = Scene.played(folder);
        scene.media();

        assertThatThrownBy(() -> scene.draft().toSeal())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("below a checkpoint");
    }

    @Test
    void a_pack_of_many_files_has_a_long_list_and_passes() throws Exception {
        Scene scene = Scene.played(folder);
        Disclosure nick = requireNonNull(scene.disclosures.get(2L)).getFirst();
        scene.disclosures.put(2L, Collections.nCopies(13_000, nick));
        Path pack = scene.pack();

        PackVerifier.Report report = PackVerifier.verify(pack, scene.trust());

        assertThat(Tamper.there(Tamper.open(pack), Layout.SUMS).length).isGreaterThan(Layout.MOST_BYTES);
        assertThat(report.isPassed()).isTrue();
    }

    @Test
    void a_file_that_the_verifier_would_refuse_as_too_large_is_not_packed() throws Exception {
        Scene scene = Scene.played(folder);
        scene.stamps.put(scene.checkpoints.getFirst(), List.of(new byte[Layout.MOST_BYTES + 1]));

        assertThatThrownBy(() -> scene.draft().toSeal())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stamps/6-0.tst: 1048577 bytes (expected: 1048576 at most)");
    }

    @Test
    void ledger_and_list_may_be_longer_than_other_files_and_not_without_end() {
        PackDraft.checkSize(ofSize(Layout.CUSTODY, 1 << 24));
        PackDraft.checkSize(ofSize(Layout.SUMS, 1 << 24));

        assertThatThrownBy(() -> PackDraft.checkSize(ofSize(Layout.CUSTODY, (1 << 24) + 1)))
                .hasMessage("custody.txt: 16777217 bytes (expected: 16777216 at most)");
        assertThatThrownBy(() -> PackDraft.checkSize(ofSize(Layout.SUMS, (1 << 24) + 1)))
                .hasMessageContaining("expected: 16777216 at most");
    }

    @Test
    void a_file_that_changes_while_it_is_packed_stops_the_packing() throws Exception {
        Scene scene = Scene.played(folder);
        PackDraft.Sealed sealed = scene.seal(scene.draft().toSeal());
        Files.write(scene.files.values().iterator().next(), new byte[] {1, 2, 3});

        assertThatThrownBy(() -> sealed.write(folder.resolve("late.zip")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed while it was packed");
        assertThat(folder).isDirectoryNotContaining("glob:**late.zip*");
    }

    private static PackDraft.Sealed sealed(Scene scene) throws IOException {
        return scene.seal(scene.draft().toSeal());
    }

    private static Part ofSize(String name, long size) {
        return new Part(new ZipForm.Header(name, size, 0), Hash.sha256(), InputStream::nullInputStream);
    }
}
