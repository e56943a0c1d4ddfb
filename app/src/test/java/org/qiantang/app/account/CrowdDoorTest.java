package org.qiantang.app.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrowdDoorTest {
    @TempDir
    Path data;

    @Test
    void only_the_secret_of_the_data_folder_is_known_and_only_its_owner_reads_it() throws IOException {
        CrowdDoor door = CrowdDoor.in(data);
        Path file = data.resolve(CrowdDoor.FILE);
        String secret = Files.readString(file);

        assertThat(door.knows(secret)).isTrue();
        assertThat(door.knows(secret + "x")).isFalse();
        assertThat(door.knows("")).isFalse();
        assertThat(door.knows(null)).isFalse();
        assertThat(CrowdDoor.in(data).knows(secret)).isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void outside_a_demo_there_is_no_secret_at_all() {
        assertThat(CrowdDoor.closed().knows("")).isFalse();
        assertThat(CrowdDoor.closed().knows("anything")).isFalse();
    }
}
