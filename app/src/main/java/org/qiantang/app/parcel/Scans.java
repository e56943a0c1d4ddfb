package org.qiantang.app.parcel;

/** Who writes down what carriers tell. */
public interface Scans {
    /** Notes a scan; one that is known, or of a number that was corrected since, changes nothing. */
    void scanned(Shipment shipment, Scan scan);
}
