package org.qiantang.app.catalog;

import org.jspecify.annotations.Nullable;

/** A shop and who stands behind it. */
public record Merchant(long id, String name, @Nullable Licence licence) {}
