package org.qiantang.app.dossier;

import static org.qiantang.app.dossier.DossierHouse.CLAIM;

import java.io.IOException;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** Each test has a show of its own on air, in which something was found. */
@NullUnmarked
abstract class DossierEvening {
    static DossierHouse town;
    String show;
    String line;

    @BeforeAll
    static void open() throws IOException {
        town = new DossierHouse();
    }

    @AfterAll
    static void close() throws IOException {
        town.close();
    }

    @BeforeEach
    void onAir() {
        town.free();
        show = town.onAir(town.seller, "晚场");
        line = town.says(town.seller, show, CLAIM);
    }

    @AfterEach
    void over() {
        town.close(town.seller, show);
    }
}
