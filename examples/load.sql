SELECT load_pages(:'page');
