package org.qiantang.engine.tlog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TilePathTest {
    @Test
    void paths_are_those_of_the_specification() {
        assertThat(TilePath.tile(0, 1_234_067)).isEqualTo("tile/0/x001/x234/067");
        assertThat(TilePath.tile(3, 5)).isEqualTo("tile/3/005");
        assertThat(TilePath.bundle(1_000)).isEqualTo("tile/entries/x001/000");
        assertThat(TilePath.ofWidth(TilePath.tile(1, 999), 17)).isEqualTo("tile/1/999.p/17");
        assertThat(TilePath.ofWidth(TilePath.tile(1, 999), 256)).isEqualTo("tile/1/999");
    }
}
