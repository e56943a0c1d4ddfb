package org.qiantang.engine.tlog.pack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qiantang.engine.tlog.merkle.Hash;

/** A zip that is not exactly what we write is not looked into, and the verifier says why. */
class ZipTest {
    @TempDir
    Path folder;

    @Test
    void the_same_files_make_the_same_bytes() throws Exception {
        Path one = written("one.zip", part("a", "1"), part("b/c", "2"));
        Path other = written("other.zip", part("a", "1"), part("b/c", "2"));

        assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(other));
    }

    @Test
    void data_behind_the_end_is_found() throws Exception {
        byte[] zip = Files.readAllBytes(written("a.zip", part("a", "1")));

        assertThat(reason(concat(zip, "and more".getBytes(UTF_8)))).isEqualTo(Reason.STRAY_BYTES);
    }

    @Test
    void data_before_the_beginning_is_found() throws Exception {
        byte[] zip = Files.readAllBytes(written("a.zip", part("a", "1")));

        assertThat(reason(concat("#!/bin/sh\n".getBytes(UTF_8), zip))).isEqualTo(Reason.STRAY_BYTES);
    }

    @Test
    void data_between_files_and_directory_is_found() throws Exception {
        Part one = part("a", "1");
        byte[] local = concat(ZipForm.local(one.header()), "1".getBytes(UTF_8));
        byte[] hidden = "hidden".getBytes(UTF_8);
        byte[] directory = ZipForm.central(one.header(), 0);
        byte[] end = ZipForm.end(1, directory.length, local.length + hidden.length);

        assertThat(reason(concat(local, hidden, directory, end))).isEqualTo(Reason.STRAY_BYTES);
    }

    @Test
    void a_file_that_the_directory_does_not_name_is_found() throws Exception {
        Part one = part("a", "1");
        Part two = part("b", "2");
        byte[] locals = concat(
                ZipForm.local(one.header()), "1".getBytes(UTF_8), ZipForm.local(two.header()), "2".getBytes(UTF_8));
        byte[] directory = ZipForm.central(one.header(), 0);

        assertThat(reason(concat(locals, directory, ZipForm.end(1, directory.length, locals.length))))
                .isEqualTo(Reason.STRAY_BYTES);
    }

    @Test
    void a_name_that_is_another_in_the_directory_than_before_the_file_is_found() throws Exception {
        Part one = part("a", "1");
        Part two = part("b", "1");
        byte[] local = concat(ZipForm.local(two.header()), "1".getBytes(UTF_8));
        byte[] directory = ZipForm.central(one.header(), 0);

        assertThat(reason(concat(local, directory, ZipForm.end(1, directory.length, local.length))))
                .isEqualTo(Reason.NOT_A_PACK);
    }

    @Test
    void two_files_of_one_name_are_found() throws Exception {
        assertThat(reason(written("twice.zip", part("a", "1"), part("a", "2")))).isEqualTo(Reason.TWICE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "/etc/passwd", "a//b", "a/", "", "C:\\evil", "a b", ".hidden"})
    void a_name_that_leads_elsewhere_is_found(String name) throws Exception {
        byte[] bytes = "1".getBytes(UTF_8);
        var evil = new Part(
                new ZipForm.Header(name, 1, part("a", "1").header().crc()),
                Hash.sha256(bytes),
                () -> new ByteArrayInputStream(bytes));

        assertThat(reason(written("evil.zip", evil))).isEqualTo(Reason.BAD_NAME);
    }

    @Test
    void a_bomb_of_zeros_is_not_even_opened() throws Exception {
        var bomb = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("leaves/0.json"));
            var zeros = new byte[1 << 20];
            for (int i = 0; i < 64; i++) {
                zip.write(zeros);
            }
        }

        assertThat(bomb.size()).isLessThan(1 << 17);
        assertThat(reason(bomb.toByteArray())).isEqualTo(Reason.COMPRESSED);
    }

    @Test
    void a_file_that_says_to_be_longer_than_the_zip_is_found() throws Exception {
        var huge = new ZipForm.Header("a", 4_000_000_000L, 0);
        byte[] local = concat(ZipForm.local(huge), "1".getBytes(UTF_8));
        byte[] directory = ZipForm.central(huge, 0);

        assertThat(reason(concat(local, directory, ZipForm.end(1, directory.length, local.length))))
                .isEqualTo(Reason.NOT_A_PACK);
    }

    @Test
    void a_zip_by_another_program_is_refused_even_if_it_holds_the_same() throws Exception {
        var other = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(other)) {
            zip.setComment("hello");
            zip.putNextEntry(new ZipEntry("a"));
            zip.write(1);
        }

        assertThat(reason(other.toByteArray())).isEqualTo(Reason.STRAY_BYTES);
    }

    @Test
    void no_zip_at_all_is_no_pack() throws Exception {
        assertThat(reason(new byte[0])).isEqualTo(Reason.NOT_A_PACK);
        assertThat(reason(new byte[1000])).isEqualTo(Reason.STRAY_BYTES);
    }

    private Reason reason(byte[] bytes) throws IOException {
        return reason(Files.write(folder.resolve("bent.zip"), bytes));
    }

    private static Reason reason(Path zip) throws IOException {
        List<Finding> findings = PackVerifier.verify(zip, null).findings();
        return findings.getFirst().reason();
    }

    private Path written(String name, Part... parts) throws IOException {
        ZipWriter.write(folder.resolve(name), List.of(parts));
        return folder.resolve(name);
    }

    private static Part part(String name, String text) {
        return Part.of(name, text.getBytes(UTF_8));
    }

    private static byte[] concat(byte[]... all) {
        var bytes = new ByteArrayOutputStream();
        List.of(all).forEach(bytes::writeBytes);
        return bytes.toByteArray();
    }
}
