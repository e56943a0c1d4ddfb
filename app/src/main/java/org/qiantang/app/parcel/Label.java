package org.qiantang.app.parcel;

import org.jspecify.annotations.Nullable;
import org.qiantang.app.web.Problem;

/** What is glued to a parcel: a known carrier, and a number as that carrier writes them. */
public record Label(CarrierName carrier, String trackingNo) {
    private static final int MAX_TEXT = 64;

    /** Reads what somebody typed; a refusal names the field. */
    public static Label read(@Nullable String carrier, @Nullable String trackingNo) {
        if (carrier == null || carrier.isBlank()) {
            throw Problem.nonsense("carrier", "请选择快递公司", "choose a carrier");
        }
        CarrierName known = CarrierName.named(carrier)
                .orElseThrow(() ->
                        Problem.nonsense("carrier", "不认识这家快递公司，请从列表中选择", "no such carrier: choose one from the list"));
        if (trackingNo == null || trackingNo.isBlank() || trackingNo.length() > MAX_TEXT) {
            throw Problem.nonsense("trackingNo", "请填写快递单号", "enter the tracking number");
        }
        String tidy = CarrierName.tidy(trackingNo);
        if (!known.fits(tidy)) {
            throw Problem.nonsense(
                    "trackingNo",
                    "这不像" + known.zh() + "的单号，请核对",
                    "this does not look like a number of " + known.en() + "; check it");
        }
        return new Label(known, tidy);
    }
}
