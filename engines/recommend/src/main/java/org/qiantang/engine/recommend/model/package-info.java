/**
 * The models that find candidates: item-item (EDLAE), past to future (SLIT), factors (iALS), session neighbours (STAN).
 *
 * <p>Items are small whole numbers here, 0 to the number of items less one; who they are is the caller's business.
 */
@NullMarked
package org.qiantang.engine.recommend.model;

import org.jspecify.annotations.NullMarked;
