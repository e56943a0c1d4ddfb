package org.qiantang.app.checkout;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qiantang.app.room.RoomRequest.Want;
import org.qiantang.app.web.Problem;

/** What a buyer wants in one checkout: goods of several shows, sent to one address, and vouchers, sent to none. */
record Wish(@Nullable Long addressId, List<Part> parts) {
    static final int MOST_PARTS = 20;
    static final int MOST_WANTS = 20;
    static final int MOST_PIECES = 999;

    Wish {
        if (parts.isEmpty() || parts.size() > MOST_PARTS) {
            throw Problem.nonsense("parts", "一次结算 1 到 " + MOST_PARTS + " 家店", "1.." + MOST_PARTS + " parts");
        }
        var lines = new HashSet<String>();
        for (Part part : parts) {
            for (Want want : part.wants()) {
                if (!lines.add(part.showId() + "/" + want.skuId())) {
                    throw Problem.nonsense("wants", "同一规格请合并为一行", "each SKU of a show once");
                }
            }
        }
        parts = List.copyOf(parts);
    }

    /**
     * What becomes one order each: goods of one shop in one show, or vouchers of it.
     *
     * @param shops whose goods an item of a show is
     */
    List<Portion> portions(Shops shops) {
        var wants = new LinkedHashMap<Portion, List<Want>>();
        for (Part part : parts) {
            for (Want want : part.wants()) {
                var portion = new Portion(
                        part.showId(),
                        shops.of(part.showId(), want.itemId()),
                        shops.isVoucher(part.showId(), want.itemId()),
                        List.of());
                wants.computeIfAbsent(portion, _ -> new ArrayList<>()).add(want);
            }
        }
        if (wants.size() > MOST_PARTS) {
            throw Problem.nonsense("parts", "一次结算 1 到 " + MOST_PARTS + " 家店", "1.." + MOST_PARTS + " shops");
        }
        return wants.entrySet().stream()
                .map(one -> new Portion(
                        one.getKey().showId(),
                        one.getKey().shopId(),
                        one.getKey().vouchers(),
                        one.getValue()))
                .toList();
    }

    /** Whose goods an item of a show is; null where it is the show's own shop, or not known. */
    @FunctionalInterface
    interface Shops {
        @Nullable
        Long of(long showId, long itemId);

        /** Whether it is a voucher (到店券): vouchers are an order of their own, which is sent nowhere. */
        default boolean isVoucher(long showId, long itemId) {
            return false;
        }
    }

    /**
     * @param shopId null for goods of the show's own shop
     * @param vouchers whether it is vouchers, which go nowhere and cost nothing to send
     */
    record Portion(long showId, @Nullable Long shopId, boolean vouchers, List<Want> wants) {
        Portion {
            wants = List.copyOf(wants);
        }
    }

    record Part(long showId, List<Want> wants) {
        Part {
            if (wants.isEmpty() || wants.size() > MOST_WANTS) {
                throw Problem.nonsense("wants", "每家店 1 到 " + MOST_WANTS + " 种商品", "1.." + MOST_WANTS + " lines a part");
            }
            var skus = new HashSet<Long>();
            for (Want want : wants) {
                if (want.pieces() < 1 || want.pieces() > MOST_PIECES) {
                    throw Problem.nonsense("pieces", "件数应为 1 到 " + MOST_PIECES, "1.." + MOST_PIECES);
                }
                if (!skus.add(want.skuId())) {
                    throw Problem.nonsense("wants", "同一规格请合并为一行", "each SKU once");
                }
            }
            wants = List.copyOf(wants);
        }
    }

    /** The same for the same wish, whatever the process. */
    String hash() {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("SHA-256 is missing", broken);
        }
    }
}
