package org.qiantang.app.parcel;

import java.util.List;

/** Whoever can tell where parcels are. */
public interface Carrier {
    /** Asks to be told of a parcel's way from now on; may be asked again. */
    void follow(Shipment shipment) throws CarrierTrouble;

    /** All that is known of a parcel's way, oldest first. */
    List<Scan> scansOf(Shipment shipment) throws CarrierTrouble;
}
