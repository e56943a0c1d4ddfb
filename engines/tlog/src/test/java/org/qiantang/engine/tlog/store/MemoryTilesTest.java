package org.qiantang.engine.tlog.store;

class MemoryTilesTest extends TileStoreContract {
    @Override
    TileStore emptyStore() {
        return new MemoryTiles();
    }
}
