package org.qiantang.app.room;

import java.util.concurrent.CompletableFuture;

/** A request that waits for its receipt. */
record Asked(RoomRequest request, CompletableFuture<Receipt> receipt) {}
