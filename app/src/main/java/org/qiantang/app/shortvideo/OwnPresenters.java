package org.qiantang.app.shortvideo;

import org.qiantang.engine.performance.presenter.Look;

/** Knows how a shop's own presenter looks and wants to be heard. */
@FunctionalInterface
public interface OwnPresenters {
    Look of(long merchantId);
}
