package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qiantang.engine.testkit.ForEachSeed;
import org.qiantang.engine.tlog.Keys;
import org.qiantang.engine.tlog.Log;
import org.qiantang.engine.tlog.TestClock;
import org.qiantang.engine.tlog.leaf.Access;
import org.qiantang.engine.tlog.leaf.Leaf;
import org.qiantang.engine.tlog.leaf.Place;
import org.qiantang.engine.tlog.leaf.Span;
import org.qiantang.engine.tlog.merkle.Hash;
import org.qiantang.engine.tlog.note.Checkpoint;
import org.qiantang.engine.tlog.note.Cosigner;
import org.qiantang.engine.tlog.note.NoteSigner;
import org.qiantang.engine.tlog.note.SignedNote;
import org.qiantang.engine.tlog.note.VerifierKey;
import org.qiantang.engine.tlog.proof.LogProof;
import org.qiantang.engine.tlog.stamp.LocalAuthority;
import org.qiantang.engine.tlog.store.MemoryTiles;
import org.qiantang.engine.tlog.wire.Base64Text;
import org.qiantang.engine.tlog.witness.Policy;

/**
 * What is done to a pack is found. Unless a test says otherwise, the hand that did it held the log's key too: the list of files is
 * mended and sealed anew, so that it is not the list that gives it away.
 */
class TamperTest {
    @TempDir
    static Path shared;

    private static final Map<String, Path> PLAYED = new LinkedHashMap<>();

    @TempDir
    Path folder;

    @Test
    void one_byte_flipped_in_a_recording() throws Exception {
        assertThat(resealed(files -> Tamper.there(files, "files/0.bin")[123] ^= 1))
                .containsEntry("files/0.bin", Reason.FILE_DIFFERS);
    }

    @Test
    void one_byte_flipped_by_somebody_who_does_not_hold_the_log() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        Tamper.there(files, "files/0.bin")[123] ^= 1;

        assertThat(faults(scene, files)).containsEntry("files/0.bin", Reason.CHANGED);
        Tamper.mendSums(files);
        assertThat(faults(scene, files))
                .containsEntry("files/0.bin", Reason.FILE_DIFFERS)
                .containsEntry(Layout.SUMS, Reason.SEAL_DIFFERS);
    }

    @Test
    void a_recording_dropped() throws Exception {
        assertThat(resealed(files -> files.remove("files/3.bin"))).containsEntry("leaves/3.json", Reason.FILE_MISSING);
    }

    @Test
    void a_recording_said_not_to_be_given_that_is_or_that_no_leaf_names() throws Exception {
        Scene scene = Scene.played(folder);
        scene.absences.put(3L, Absence.ERASED);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        for (String other : List.of("4\terased", "2\terased", "99\terased")) {
            Map<String, byte[]> bent = new LinkedHashMap<>(files);
            Tamper.edit(
                    bent,
                    Layout.ABSENCES,
                    text -> other.startsWith("2")
                            ? text.replace("3\terased", other + "\n3\terased")
                            : text + other + "\n");
            scene.reseal(bent);

            assertThat(faults(scene, bent))
                    .containsOnlyKeys(Layout.ABSENCES)
                    .containsEntry(Layout.ABSENCES, Reason.ABSENCE_DIFFERS);
        }
    }

    @Test
    void a_list_of_files_not_given_that_is_not_in_form() throws Exception {
        Scene scene = Scene.played(folder);
        scene.absences.put(3L, Absence.ERASED);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        for (String other : List.of("3", "3\tlost", "03\terased", "3\terased\n3\terased", "3\terased\n1\terased")) {
            Map<String, byte[]> bent = new LinkedHashMap<>(files);
            Tamper.edit(bent, Layout.ABSENCES, text -> text.replace("3\terased", other));
            scene.reseal(bent);

            assertThat(faults(scene, bent))
                    .containsEntry(Layout.ABSENCES, Reason.MALFORMED)
                    .containsEntry("leaves/3.json", Reason.FILE_MISSING);
        }
    }

    @Test
    void a_file_dropped_by_somebody_who_does_not_hold_the_log() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        files.remove("files/3.bin");

        assertThat(faults(scene, files)).containsEntry("files/3.bin", Reason.MISSING);
    }

    @Test
    void a_recording_dropped_with_all_that_speaks_of_it() throws Exception {
        assertThat(resealed(files ->
                        files.keySet().removeIf(name -> name.matches("(files|leaves|proofs|disclosures)/[345][.-].*"))))
                .containsEntry("leaves/6.json", Reason.GAP);
    }

    @Test
    void the_custody_from_before_dropped() throws Exception {
        assertThat(resealed(files -> {
                    files.remove("leaves/13.json");
                    files.remove("proofs/13.tlog-proof");
                    files.put(Layout.CUSTODY, Custody.write(List.of()));
                }))
                .containsEntry(Layout.SEAL_LEAF, Reason.GAP);
    }

    @Test
    void the_custody_from_before_dropped_behind_a_leaf_of_another_kind() throws Exception {
        Scene scene = Scene.played(folder);
        scene.noteInCustody();
        scene.checkpoint();
        Map<String, byte[]> files = Tamper.open(scene.pack());
        files.remove("leaves/13.json");
        files.remove("proofs/13.tlog-proof");
        files.put(Layout.CUSTODY, Custody.write(List.of()));
        scene.reseal(files);

        assertThat(faults(scene, files))
                .containsEntry("leaves/14.json", Reason.GAP)
                .containsEntry("files/14.bin", Reason.GAP);
    }

    @Test
    void a_seal_in_a_custody_begun_for_it() throws Exception {
        Scene scene = Scene.played(folder);
        scene.custody = Place.first("room/7", "custody of this pack");

        assertThat(faults(scene.pack(), scene))
                .containsOnlyKeys(Layout.SEAL_LEAF, Layout.SUMS)
                .containsEntry(Layout.SEAL_LEAF, Reason.OTHER_CUSTODY);
    }

    @Test
    void a_seal_in_the_custody_of_another_room() throws Exception {
        Scene scene = Scene.played(folder);
        scene.custody = Place.first("room/8", Place.CUSTODY);

        assertThat(faults(scene.pack(), scene)).containsEntry(Layout.SEAL_LEAF, Reason.OTHER_ROOM);
    }

    @Test
    void two_recordings_changed_about() throws Exception {
        assertThat(resealed(files -> Tamper.swap(files, "files/0.bin", "files/3.bin")))
                .containsEntry("files/0.bin", Reason.FILE_DIFFERS)
                .containsEntry("files/3.bin", Reason.FILE_DIFFERS);
    }

    @Test
    void two_recordings_changed_about_with_their_leaves() throws Exception {
        assertThat(resealed(files -> {
                    Tamper.swap(files, "files/0.bin", "files/3.bin");
                    Tamper.swap(files, "leaves/0.json", "leaves/3.json");
                }))
                .containsEntry("leaves/0.json", Reason.NOT_IN_THE_TREE)
                .containsEntry("files/0.bin", Reason.NOT_IN_THE_TREE);
    }

    @Test
    void leaves_written_into_the_log_in_another_order_than_they_happened() throws Exception {
        var scene = new Scene(folder);
        Leaf one = scene.media();
        Leaf two = scene.media();
        // The same two leaves once more, the later one first.
        scene.files.clear();
        scene.append(two, Files.readAllBytes(folder.resolve("file-1")));
        scene.append(one, Files.readAllBytes(folder.resolve("file-0")));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene)).containsEntry("leaves/2.json", Reason.OUT_OF_ORDER);
    }

    @Test
    void a_leaf_behind_the_last_one_of_its_session() throws Exception {
        var scene = new Scene(folder);
        scene.media();
        scene.end();
        scene.media();
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene)).containsEntry("leaves/2.json", Reason.BEHIND_THE_END);
    }

    @Test
    void a_leaf_that_follows_another_one_than_it_names() throws Exception {
        var scene = new Scene(folder);
        scene.media();
        scene.place = new Place("room/7", "show/42", 2, Hash.sha256());
        scene.media();
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene))
                .containsEntry("leaves/1.json", Reason.CHAIN_BROKEN)
                .containsEntry("files/1.bin", Reason.CHAIN_BROKEN);
    }

    @Test
    void one_place_taken_by_two_leaves() throws Exception {
        var scene = new Scene(folder);
        Place first = scene.place;
        scene.media();
        scene.place = first;
        scene.media();
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene)).containsEntry("leaves/1.json", Reason.CHAIN_BROKEN);
    }

    @Test
    void a_proof_missing_or_under_another_number() throws Exception {
        assertThat(resealed(files -> files.remove("proofs/0.tlog-proof")))
                .containsEntry("leaves/0.json", Reason.PROOF_MISSING)
                .containsEntry("files/0.bin", Reason.LEAF_MISSING);
        assertThat(resealed(files -> Tamper.swap(files, "proofs/0.tlog-proof", "proofs/1.tlog-proof")))
                .containsEntry("proofs/0.tlog-proof", Reason.OTHER_NUMBER)
                .containsEntry("leaves/0.json", Reason.OTHER_NUMBER);
    }

    @Test
    void bytes_in_a_proof_that_nothing_vouches_for() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        String extra = "extra " + Base64Text.of("all is true".getBytes(UTF_8)) + "\nindex ";
        Tamper.edit(files, "proofs/0.tlog-proof", text -> text.replaceFirst("index ", extra));
        scene.reseal(files);
        Tamper.edit(files, Layout.SEAL_PROOF, text -> text.replaceFirst("index ", extra));

        assertThat(faults(scene, files))
                .containsEntry("proofs/0.tlog-proof", Reason.MALFORMED)
                .containsEntry(Layout.SEAL_PROOF, Reason.MALFORMED);
    }

    @Test
    void a_checkpoint_missing_or_under_another_number() throws Exception {
        assertThat(resealed(files -> files.remove("checkpoints/6.checkpoint")))
                .containsEntry("proofs/0.tlog-proof", Reason.CHECKPOINT_MISSING)
                .containsEntry("stamps/6-0.tst", Reason.CHECKPOINT_MISSING)
                .containsEntry("checkpoints/6-12.consistency", Reason.CHECKPOINT_MISSING);
        assertThat(resealed(files -> Tamper.swap(files, "checkpoints/6.checkpoint", "checkpoints/12.checkpoint")))
                .containsEntry("checkpoints/6.checkpoint", Reason.OTHER_NUMBER)
                .containsEntry("checkpoints/12.checkpoint", Reason.OTHER_NUMBER);
    }

    @Test
    void a_leaf_back_dated() throws Exception {
        var scene = new Scene(folder);
        scene.media();
        scene.checkpoint();
        scene.clock.advance(Duration.ofHours(3));
        scene.mediaAt(scene.clock.instant().minus(Duration.ofHours(2)), "a scene played again".getBytes(UTF_8));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene))
                .containsEntry("leaves/1.json", Reason.BACK_DATED)
                .containsEntry("files/1.bin", Reason.BACK_DATED)
                .hasSize(2);
    }

    @Test
    void a_leaf_whose_long_span_reaches_back_to_where_nobody_can_confirm_it() throws Exception {
        var scene = new Scene(folder);
        Instant now = scene.clock.instant();
        Leaf media = scene.mediaOver(now.minusSeconds(7200), now, "two hours in one piece".getBytes(UTF_8));
        scene.transcript(media, Span.at(now.minusSeconds(7000)));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene))
                .containsEntry("leaves/0.json", Reason.BACK_DATED)
                .containsEntry("files/0.bin", Reason.BACK_DATED);
    }

    @Test
    void a_leaf_by_a_clock_that_is_ahead() throws Exception {
        var scene = new Scene(folder);
        scene.mediaAt(scene.clock.instant().plus(Duration.ofMinutes(5)), "soon".getBytes(UTF_8));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene)).containsEntry("leaves/0.json", Reason.FROM_THE_FUTURE);
    }

    @Test
    void a_clock_a_little_ahead_or_a_checkpoint_a_little_late_is_no_lie() throws Exception {
        var scene = new Scene(folder);
        scene.mediaAt(scene.clock.instant().plus(Duration.ofSeconds(90)), "now".getBytes(UTF_8));
        scene.mediaAt(scene.clock.instant().minus(Duration.ofMinutes(14)), "then".getBytes(UTF_8));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene)).isEmpty();
    }

    @Test
    void a_leaf_that_is_in_time_only_if_the_authority_is_not_off_by_as_much_as_it_says() throws Exception {
        var scene = new Scene(folder);
        Instant stamped = scene.clock.instant().plusSeconds(10);
        Instant start = stamped.minus(Duration.ofMinutes(15));
        scene.mediaOver(start, start.plusSeconds(6), "late".getBytes(UTF_8));
        scene.mediaOver(start.plusSeconds(1), start.plusSeconds(6), "not late".getBytes(UTF_8));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene))
                .containsOnlyKeys("leaves/0.json", "files/0.bin")
                .containsEntry("leaves/0.json", Reason.BACK_DATED);
    }

    @Test
    void two_transcripts_swapped() throws Exception {
        assertThat(resealed(files -> Tamper.swap(files, "files/1.bin", "files/4.bin")))
                .containsEntry("files/1.bin", Reason.FILE_DIFFERS)
                .containsEntry("files/4.bin", Reason.FILE_DIFFERS);
    }

    @Test
    void a_transcript_of_a_recording_that_is_not_there() throws Exception {
        var scene = new Scene(folder);
        var elsewhere = new Scene(Files.createDirectory(folder.resolve("elsewhere")));
        scene.media();
        elsewhere.media();
        scene.transcript(elsewhere.media());
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene))
                .containsEntry("leaves/1.json", Reason.SOURCE_MISSING)
                .containsEntry("files/1.bin", Reason.SOURCE_MISSING);
    }

    @Test
    void a_transcript_that_claims_to_be_of_another_time_than_its_recording() throws Exception {
        var scene = new Scene(folder);
        Leaf media = scene.media();
        scene.transcript(media, Span.at(media.span().wallStart().minusSeconds(3600)));
        scene.transcript(media, Span.at(media.span().wallStart().plusSeconds(3)));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene))
                .containsOnlyKeys("leaves/1.json", "files/1.bin")
                .containsEntry("leaves/1.json", Reason.OUTSIDE_ITS_SOURCES);
    }

    @Test
    void a_transcript_of_the_time_between_two_recordings() throws Exception {
        var scene = new Scene(folder);
        Leaf before = scene.media();
        scene.clock.advance(Duration.ofMinutes(5));
        Leaf after = scene.media();
        scene.transcript(
                List.of(before, after), Span.at(after.span().wallStart().minusSeconds(60)));
        scene.transcript(List.of(before, after), after.span());
        scene.transcript(
                List.of(before, after),
                new Span(null, before.span().wallStart(), after.span().wallEnd()));
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene))
                .containsOnlyKeys("leaves/2.json", "files/2.bin", "leaves/4.json", "files/4.bin")
                .containsEntry("leaves/2.json", Reason.OUTSIDE_ITS_SOURCES)
                .containsEntry("leaves/4.json", Reason.OUTSIDE_ITS_SOURCES);
    }

    @Test
    void a_transcript_in_the_name_of_another_room_than_its_recording() throws Exception {
        var scene = new Scene(folder);
        Leaf media = scene.media();
        scene.place = Place.first("room/8", "show/43");
        scene.transcript(media);
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene)).containsEntry("leaves/1.json", Reason.OTHER_ROOM);
    }

    @Test
    void a_transcript_of_a_recording_that_is_back_dated() throws Exception {
        var scene = new Scene(folder);
        Leaf media = scene.mediaAt(scene.clock.instant().minusSeconds(7200), "a scene played again".getBytes(UTF_8));
        scene.transcript(media);
        scene.checkpoint();

        assertThat(faults(scene.pack(), scene)).containsEntry("leaves/1.json", Reason.BACK_DATED);
    }

    @Test
    void a_log_that_forked_finds_no_witnesses() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        Log fork = forkOf(scene, 6);
        assertThat(scene.cosigned(fork.head()).signatures()).hasSize(1);

        files.put("checkpoints/6.checkpoint", fork.head().bytes());
        files.put("stamps/6-0.tst", scene.stamp(fork.head()));
        scene.reseal(files);

        assertThat(faults(scene, files)).containsEntry("checkpoints/6.checkpoint", Reason.TOO_FEW_WITNESSES);
    }

    @Test
    void two_checkpoints_of_one_size_even_if_the_witnesses_are_in_on_it() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        Log fork = forkOf(scene, 6);
        SignedNote cosigned = fork.head();
        for (var cosigner : scene.cosigners) {
            cosigned = cosigned.with(List.of(cosigner.sign(cosigned.text(), scene.clock.instant())));
        }
        var proof = new LogProof(0, fork.tree().inclusion(0, 6), cosigned);
        files.put("proofs/0.tlog-proof", proof.toString().getBytes(UTF_8));
        files.put("leaves/0.json", fork.tree().entry(0));
        scene.reseal(files);

        assertThat(faults(scene, files))
                .containsEntry("proofs/0.tlog-proof", Reason.FORKED)
                .containsEntry("checkpoints/6.checkpoint", Reason.FORKED)
                .containsEntry("files/0.bin", Reason.FORKED);
    }

    @Test
    void a_later_checkpoint_that_does_not_hold_the_earlier_one() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        Tamper.edit(
                files,
                "checkpoints/6-12.consistency",
                text -> text.lines().skip(1).findFirst().orElseThrow() + "\n");
        scene.reseal(files);

        assertThat(faults(scene, files))
                .containsEntry("checkpoints/6-12.consistency", Reason.NOT_CONSISTENT)
                .containsEntry("checkpoints/12.checkpoint", Reason.NOT_CONSISTENT);
    }

    @Test
    void a_checkpoint_of_another_log_that_is_trusted_too() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        var other = new NoteSigner("qiantang.example/other", Keys.ed25519());
        String text =
                new Checkpoint(other.verifier().name(), 10, scene.log.tree().root(10)).text();
        var signed = new SignedNote(text, List.of(other.sign(text)));
        for (var cosigner : scene.cosigners) {
            signed = signed.with(List.of(cosigner.sign(text, scene.clock.instant())));
        }
        files.put("checkpoints/10.checkpoint", signed.bytes());
        files.put("stamps/10-0.tst", scene.stamp(signed));
        files.put("checkpoints/6-10.consistency", growth(scene, 6, 10));
        files.put("checkpoints/10-12.consistency", growth(scene, 10, 12));
        files.remove("checkpoints/6-12.consistency");
        scene.reseal(files);
        List<VerifierKey> witnesses =
                scene.cosigners.stream().map(Cosigner::verifier).toList();
        Policy both = Policy.of(List.of(scene.logSigner.verifier(), other.verifier()), 2, witnesses);
        Path pack = Tamper.write(folder.resolve("bent.zip"), files);

        assertThat(faults(pack, new Trust(both, scene.trust().stamps())))
                .containsOnlyKeys("checkpoints/10.checkpoint")
                .containsEntry("checkpoints/10.checkpoint", Reason.OTHER_LOG);
    }

    @Test
    void the_proof_between_two_checkpoints_missing() throws Exception {
        assertThat(resealed(files -> files.remove("checkpoints/6-12.consistency")))
                .containsEntry("checkpoints/6-12.consistency", Reason.MISSING);
    }

    @Test
    void cosignatures_missing() throws Exception {
        assertThat(resealed(files -> {
                    for (String name : List.of("checkpoints/6.checkpoint", "proofs/0.tlog-proof")) {
                        Tamper.edit(files, name, text -> text.replaceAll("— (park|court).example/w .*\n", ""));
                    }
                }))
                .containsEntry("checkpoints/6.checkpoint", Reason.TOO_FEW_WITNESSES)
                .containsEntry("proofs/0.tlog-proof", Reason.TOO_FEW_WITNESSES)
                .containsEntry("leaves/0.json", Reason.TOO_FEW_WITNESSES)
                .containsEntry("files/0.bin", Reason.TOO_FEW_WITNESSES)
                .doesNotContainKey("files/6.bin");
    }

    @Test
    void a_cosignature_forged() throws Exception {
        assertThat(resealed(files -> Tamper.edit(
                        files,
                        "checkpoints/6.checkpoint",
                        // Keys are fresh in each run, so any sign of base64 may stand there.
                        text -> Pattern.compile("(— park\\S+ .{30})(.)")
                                .matcher(text)
                                .replaceFirst(
                                        sign -> sign.group(1) + (sign.group(2).equals("A") ? "B" : "A")))))
                .containsEntry("checkpoints/6.checkpoint", Reason.FALSE_SIGNATURE);
    }

    @Test
    void a_time_stamp_of_another_checkpoint() throws Exception {
        assertThat(resealed(files -> Tamper.swap(files, "stamps/6-0.tst", "stamps/12-0.tst")))
                .containsEntry("stamps/6-0.tst", Reason.STAMP_OF_OTHER)
                .containsEntry("checkpoints/6.checkpoint", Reason.STAMP_MISSING)
                .containsEntry("leaves/0.json", Reason.STAMP_MISSING);
    }

    @Test
    void a_time_stamp_missing() throws Exception {
        assertThat(resealed(files -> files.remove("stamps/6-0.tst")))
                .containsEntry("checkpoints/6.checkpoint", Reason.STAMP_MISSING)
                .containsEntry("files/0.bin", Reason.STAMP_MISSING);
    }

    @Test
    void a_time_stamp_by_an_authority_of_ones_own() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        LocalAuthority own = Scene.authority(new TestClock());
        Hash imprint = Hash.sha256(scene.checkpoints.getFirst().text().getBytes(UTF_8));
        files.put("stamps/6-0.tst", own.stamp(imprint));
        files.put(Layout.ANCHORS, own.trust().pem().getBytes(UTF_8));
        scene.reseal(files);

        assertThat(faults(scene, files)).containsEntry("stamps/6-0.tst", Reason.STAMP_NOT_TRUSTED);
    }

    @Test
    void a_time_stamp_that_is_false_beside_one_that_holds() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        files.put("stamps/6-1.tst", scene.stamp(scene.checkpoints.get(1)));
        scene.reseal(files);

        assertThat(faults(scene, files))
                .containsOnlyKeys("stamps/6-1.tst")
                .containsEntry("stamps/6-1.tst", Reason.STAMP_OF_OTHER);
    }

    @Test
    void a_whole_pack_made_up_with_keys_of_ones_own_passes_only_on_its_own_word() throws Exception {
        Scene court = Scene.played(Files.createDirectory(folder.resolve("court")));
        Path forged =
                Scene.played(Files.createDirectory(folder.resolve("forger"))).pack();

        assertThat(PackVerifier.verify(forged, null).isPassed()).isTrue();
        assertThat(faults(forged, court))
                .containsEntry("checkpoints/6.checkpoint", Reason.NOT_BY_THE_LOG)
                .containsEntry("files/0.bin", Reason.NOT_BY_THE_LOG);
    }

    @Test
    void a_personal_field_put_in_other_words() throws Exception {
        assertThat(resealed(files -> Tamper.edit(files, "disclosures/2-1.json", text -> text.replace("敏感肌", "过敏肌"))))
                .containsEntry("disclosures/2-1.json", Reason.DISCLOSURE_DIFFERS)
                .hasSize(1);
    }

    @Test
    void a_ledger_that_says_something_else() throws Exception {
        assertThat(resealed(files -> Tamper.edit(files, Layout.CUSTODY, text -> text.replace("2026-9", "2026-8"))))
                .containsOnlyKeys(Layout.CUSTODY)
                .containsEntry(Layout.CUSTODY, Reason.CUSTODY_DIFFERS);
    }

    @Test
    void a_readme_that_promises_more() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        Tamper.edit(files, Layout.README, text -> text.replace("不证明什么", "还证明什么"));

        assertThat(faults(scene, files)).containsEntry(Layout.README, Reason.CHANGED);
    }

    @Test
    void a_file_put_in() throws Exception {
        assertThat(resealed(files -> files.put("files/99.bin", new byte[] {1})))
                .containsEntry("files/99.bin", Reason.LEAF_MISSING);
        assertThat(resealed(files -> files.put("notes.txt", new byte[] {1})))
                .containsEntry("notes.txt", Reason.UNKNOWN_PLACE);
    }

    @Test
    void a_file_put_in_by_somebody_who_does_not_hold_the_log() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        files.put("stamps/6-1.tst", scene.stamp(scene.checkpoints.getFirst()));

        assertThat(faults(scene, files)).containsEntry("stamps/6-1.tst", Reason.NOT_LISTED);
    }

    @Test
    void the_seal_missing() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        files.keySet().removeIf(name -> name.startsWith("seal/"));

        assertThat(faults(scene, files))
                .containsEntry(Layout.SEAL_LEAF, Reason.MISSING)
                .containsEntry(Layout.SUMS, Reason.SEAL_DIFFERS);
    }

    @Test
    void a_seal_that_does_not_say_that_anything_was_exported() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> files = Tamper.open(scene.pack());
        scene.reseal(files, Access.Act.READ);

        assertThat(faults(scene, files)).containsOnlyKeys(Layout.SUMS).containsEntry(Layout.SUMS, Reason.SEAL_DIFFERS);
    }

    @Test
    void the_seal_of_another_pack() throws Exception {
        Scene scene = Scene.played(folder);
        Map<String, byte[]> one = Tamper.open(scene.pack());
        scene.disclosures.clear();
        Map<String, byte[]> other = Tamper.open(scene.pack());
        one.keySet().removeIf(name -> name.startsWith("seal/"));
        other.forEach((name, bytes) -> {
            if (name.startsWith("seal/")) {
                one.put(name, bytes);
            }
        });

        assertThat(faults(scene, one)).containsOnlyKeys(Layout.SUMS).containsEntry(Layout.SUMS, Reason.SEAL_DIFFERS);
    }

    @Test
    void a_small_file_made_huge() throws Exception {
        assertThat(resealed(files -> files.put("leaves/0.json", new byte[Layout.MOST_BYTES + 1])))
                .containsEntry("leaves/0.json", Reason.TOO_LARGE);
    }

    /** Whatever the bit and wherever it is, in a file or in the zip's own headers. */
    @ForEachSeed(count = 80)
    void any_bit_flipped_anywhere(long seed) throws Exception {
        Path pack = PLAYED.computeIfAbsent("pack", name -> Scene.played(shared).pack());
        byte[] bytes = Files.readAllBytes(pack);
        var random = new SplittableRandom(seed);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Path bent = Files.write(folder.resolve("bent.zip"), bytes);

        assertThat(PackVerifier.verify(bent, null).isPassed()).isFalse();
    }

    /** The same with the zip's own check mended, so that it is not that which gives it away. */
    @ForEachSeed(count = 120)
    void any_bit_flipped_in_any_file(long seed) throws Exception {
        Path pack = PLAYED.computeIfAbsent("pack", name -> Scene.played(shared).pack());
        Map<String, byte[]> files = Tamper.open(pack);
        var random = new SplittableRandom(seed);
        String name = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
        byte[] bytes = Tamper.there(files, name);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));

        PackVerifier.Report report = PackVerifier.verify(Tamper.write(folder.resolve("bent.zip"), files), null);

        // In the seal a line by a stranger and a certificate that nobody needs are free. Nothing is said because of
        // them.
        boolean mayBeFree = name.equals(Layout.SEAL_PROOF) || name.equals(Layout.sealStamp(0));
        if (mayBeFree && report.isPassed()) {
            assertThat(report.findings())
                    .isEqualTo(PackVerifier.verify(pack, null).findings());
        } else {
            assertThat(report.isPassed()).as(name).isFalse();
        }
    }

    private Log forkOf(Scene scene, int size) {
        Log fork = Log.create(new MemoryTiles(), scene.logSigner);
        for (int i = 0; i < size; i++) {
            byte[] entry = scene.log.tree().entry(i);
            // One of them says something else.
            fork.append(List.of(i == 4 ? "other".getBytes(UTF_8) : entry));
        }
        assertThat(Checkpoint.of(fork.head()).root())
                .isNotEqualTo(scene.log.tree().root(size));
        return fork;
    }

    private Map<String, Reason> resealed(Consumer<Map<String, byte[]>> change) throws IOException {
        Scene scene = Scene.played(Files.createTempDirectory(folder, "scene"));
        Map<String, byte[]> files = Tamper.open(scene.pack());
        change.accept(files);
        scene.reseal(files);
        return faults(scene, files);
    }

    private Map<String, Reason> faults(Scene scene, Map<String, byte[]> files) throws IOException {
        return faults(Tamper.write(Files.createTempDirectory(folder, "bent").resolve("bent.zip"), files), scene);
    }

    private static byte[] growth(Scene scene, long older, long newer) {
        return ConsistencyFile.write(scene.log.tree().consistency(older, newer));
    }

    private static Map<String, Reason> faults(Path pack, Scene scene) throws IOException {
        return faults(pack, scene.trust());
    }

    private static Map<String, Reason> faults(Path pack, Trust trust) throws IOException {
        var faults = new LinkedHashMap<String, Reason>();
        for (Finding finding : PackVerifier.verify(pack, trust).findings()) {
            if (finding.reason().isFault()) {
                faults.put(finding.path(), finding.reason());
            }
        }
        return faults;
    }
}
