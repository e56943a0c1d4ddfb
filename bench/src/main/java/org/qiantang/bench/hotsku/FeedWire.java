package org.qiantang.bench.hotsku;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The thin feed to a room without viewers: SKU and buyer in eight bytes, the order in nine bytes back. */
final class FeedWire implements Pipelined.Wire {
    private static final byte HELD = 1;
    private static final byte SOLD_OUT = 2;
    private static final byte FAILED = 3;

    @Override
    public void write(DataOutputStream out, int sku, int buyer) throws IOException {
        out.writeInt(sku);
        out.writeInt(buyer);
    }

    @Override
    public Answer read(DataInputStream in) throws IOException {
        byte kind = in.readByte();
        long order = in.readLong();
        return switch (kind) {
            case HELD -> Answer.held(order);
            case SOLD_OUT -> Answer.SOLD_OUT;
            default -> Answer.FAILED;
        };
    }

    static void answer(DataOutputStream out, Answer answer) throws IOException {
        out.writeByte(
                switch (answer.kind()) {
                    case HELD -> HELD;
                    case SOLD_OUT -> SOLD_OUT;
                    case FAILED -> FAILED;
                });
        out.writeLong(answer.order());
    }
}
