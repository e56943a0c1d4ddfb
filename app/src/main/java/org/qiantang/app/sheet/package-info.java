/** Tables in files that spreadsheets read and write: CSV and XLSX as rows of texts, and rows marked with what is wrong. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.qiantang.app.sheet;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
