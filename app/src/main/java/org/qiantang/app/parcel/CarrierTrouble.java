package org.qiantang.app.parcel;

/** A carrier could not be asked, or did not answer as it should; asking again later may help. */
public final class CarrierTrouble extends Exception {
    public CarrierTrouble(String message) {
        super(message);
    }

    public CarrierTrouble(String message, Throwable cause) {
        super(message, cause);
    }
}
