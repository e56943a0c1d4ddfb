/** Where the files of a log or a witness lie: in memory or in a folder, under one promise. Leans on nothing. */
@NullMarked
package org.qiantang.engine.tlog.store;

import org.jspecify.annotations.NullMarked;
