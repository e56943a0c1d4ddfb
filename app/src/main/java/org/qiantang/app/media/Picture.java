package org.qiantang.app.media;

import io.netty.buffer.ByteBuf;
import java.util.Optional;

/** How large H.264's pictures are, as the decoder's setup says. */
record Picture(int width, int height) {
    private static final int MAX_SIDE = 16_384;
    private static final int TAG_HEADER_BYTES = 5;
    private static final int RECORD_HEADER_BYTES = 5;

    Picture {
        if (width < 1 || width > MAX_SIDE || height < 1 || height > MAX_SIDE) {
            throw new IllegalArgumentException("picture: " + width + "x" + height + " (expected: sides of 1..16384)");
        }
    }

    /** Reads the size from a setup tag's payload; empty if it cannot be understood. */
    static Optional<Picture> of(ByteBuf videoSetup) {
        try {
            ByteBuf in = videoSetup.duplicate();
            in.skipBytes(TAG_HEADER_BYTES + RECORD_HEADER_BYTES);
            int sets = in.readUnsignedByte() & 31;
            if (sets == 0) {
                return Optional.empty();
            }
            return Optional.of(read(new Bits(in.readSlice(in.readUnsignedShort()))));
        } catch (IndexOutOfBoundsException | IllegalArgumentException notUnderstood) {
            return Optional.empty();
        }
    }

    private static Picture read(Bits bits) {
        bits.skip(8);
        int profile = bits.read(8);
        bits.skip(16);
        bits.golomb();
        int chroma = 1;
        if (isHigh(profile)) {
            chroma = bits.golomb();
            if (chroma == 3) {
                bits.skip(1);
            }
            bits.golomb();
            bits.golomb();
            bits.skip(1);
            if (bits.read(1) == 1) {
                skipScaling(bits, chroma == 3 ? 12 : 8);
            }
        }
        bits.golomb();
        skipOrder(bits);
        bits.golomb();
        bits.skip(1);
        int across = bits.golomb() + 1;
        int down = bits.golomb() + 1;
        int fields = 2 - bits.read(1);
        if (fields == 2) {
            bits.skip(1);
        }
        bits.skip(1);
        int cutAcross = 0;
        int cutDown = 0;
        if (bits.read(1) == 1) {
            cutAcross = bits.golomb() + bits.golomb();
            cutDown = bits.golomb() + bits.golomb();
        }
        int unitAcross = chroma == 1 || chroma == 2 ? 2 : 1;
        int unitDown = (chroma == 1 ? 2 : 1) * fields;
        return new Picture(across * 16 - cutAcross * unitAcross, down * 16 * fields - cutDown * unitDown);
    }

    private static boolean isHigh(int profile) {
        return switch (profile) {
            case 100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135 -> true;
            default -> false;
        };
    }

    private static void skipScaling(Bits bits, int lists) {
        for (int list = 0; list < lists; list++) {
            if (bits.read(1) == 0) {
                continue;
            }
            int last = 8;
            int next = 8;
            for (int i = 0; i < (list < 6 ? 16 : 64); i++) {
                if (next != 0) {
                    next = (last + bits.signedGolomb()) & 0xFF;
                }
                last = next == 0 ? last : next;
            }
        }
    }

    private static void skipOrder(Bits bits) {
        int kind = bits.golomb();
        if (kind == 0) {
            bits.golomb();
        } else if (kind == 1) {
            bits.skip(1);
            bits.golomb();
            bits.golomb();
            int cycle = bits.golomb();
            for (int i = 0; i < cycle; i++) {
                bits.golomb();
            }
        }
    }

    /** Bits of a parameter set, without the bytes that keep start codes out of it. */
    private static final class Bits {
        private final ByteBuf in;
        private int zeros;
        private int held;
        private int heldBits;

        Bits(ByteBuf in) {
            this.in = in;
        }

        int read(int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                if (heldBits == 0) {
                    held = nextByte();
                    heldBits = 8;
                }
                heldBits--;
                value = (value << 1) | ((held >> heldBits) & 1);
            }
            return value;
        }

        void skip(int count) {
            read(count);
        }

        int golomb() {
            int leading = 0;
            while (read(1) == 0) {
                if (++leading > 30) {
                    throw new IllegalArgumentException("golomb: too long (expected: at most 30 zeros)");
                }
            }
            return (1 << leading) - 1 + read(leading);
        }

        int signedGolomb() {
            int code = golomb();
            return (code & 1) == 0 ? -(code >> 1) : (code + 1) >> 1;
        }

        private int nextByte() {
            int next = in.readUnsignedByte();
            if (zeros >= 2 && next == 3) {
                zeros = 0;
                next = in.readUnsignedByte();
            }
            zeros = next == 0 ? zeros + 1 : 0;
            return next;
        }
    }
}
