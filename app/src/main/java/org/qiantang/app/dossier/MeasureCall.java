package org.qiantang.app.dossier;

/** Calls a person of a shop that a measure binds from now on, where the shop's show runs without one to read the notice. */
public interface MeasureCall {
    /** It may be told a second time after a crash. */
    void taken(long merchantId, long dossierId, String reason);
}
