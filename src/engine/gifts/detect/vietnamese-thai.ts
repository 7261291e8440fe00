// The detector's words in Vietnamese and Thai, each list for the pattern of its name. After NFKC: Thai's long am is
// written as two signs here, as it is in the text that the patterns are asked about.

export const VI_TH = {
  HEADS: ['mã(?: số)?', 'số(?: thẻ)?', 'รหัส', 'เลขที่', 'หมายเลข', 'เลข', 'โค้ด'],
  VALUES: ['thẻ(?: cào| quà| nạp)?', '(?<!(?:hộp|giỏ|gói|set) )quà(?: tặng)?', 'phiếu(?: quà(?: tặng)?| mua hàng)?', 'nạp(?: tiền)?', 'đổi quà', 'บัตร(?:ของขวัญ|กํานัล|เติมเงิน|เงินสด)?', 'ของขวัญ', 'เติมเงิน', 'คูปองเงินสด', 'แลก(?:รับ|ของ)?'],
  PINS: ['mã pin', 'mật khẩu', 'mã bảo mật', 'số bí mật', 'รหัสผ่าน', 'รหัสพิน', 'พิน', 'รหัสลับ'],
  OTHERS: ['đơn hàng', 'seri(?:al)?', 'số seri', 'tham chiếu', 'giao dịch', 'khách hàng', 'điện thoại', 'vận đơn', 'hóa đơn', 'hoá đơn', 'mã số thuế', 'đặt (?:chỗ|phòng|vé|hàng)', 'hội viên', 'thành viên', 'อ้างอิง', 'คําสั่งซื้อ', 'ใบสั่งซื้อ', 'พัสดุ', 'ติดตาม', 'สมาชิก', 'ลูกค้า', 'โทร', 'ใบเสร็จ', 'ใบแจ้งหนี้', 'ผู้เสียภาษี', 'จอง', 'ที่นั่ง', 'ธุรกรรม', 'ซีเรียล'],
  FOREIGN: ['mã xác (?:minh|nhận|thực)', 'mã otp', 'รหัสยืนยัน', 'ยืนยันตัวตน', 'โอทีพี'],
  COUPONS: ['giảm giá', 'khuyến mãi', 'ưu đãi', 'giới thiệu', 'ส่วนลด', 'โปรโมชั่น', 'แนะนําเพื่อน'],
  GIVES: ['gửi (?:tặng )?(?:bạn|anh|chị|em|quý khách)', 'dành tặng', 'tặng', 'nhận được', 'chúc mừng', 'cảm ơn', 'ส่ง(?:ของขวัญ|บัตร)?', 'มอบ', 'ขอบคุณ', 'ยินดีด้วย', 'ให้คุณ', 'ของรางวัล', 'ได้รับ'],
  REDEEM: ['sử dụng', 'áp dụng', 'nạp', 'nhập mã', 'hạn (?:dùng|sử dụng)', 'xuất trình', 'giải nén', 'ใช้(?:ได้|ที่|ใน)?', 'ใส่รหัส', 'แสดง', 'หมดอายุ', 'กรอก', 'หน้าร้าน'],
  PUBLIC: ['giảm \\d{1,2} ?%', 'khuyến mãi', 'mã giảm giá', 'tất cả khách hàng', 'ลด ?\\d{1,2} ?%', 'ส่วนลด', 'ทุกคน', 'โปรโมชั่น'],
  LATER: ['sẽ (?:được )?gửi', 'sẽ nhận', 'จะ(?:ถูก)?ส่ง', 'จะได้รับ'],
  OPENS: ['mở (?:quà|thẻ|phiếu)', 'nhận (?:quà|thẻ|ngay)', 'xem (?:quà|mã|thẻ|phiếu)', 'lấy mã', 'เปิด(?:ของขวัญ|บัตร)?', 'กดรับ', 'รับ(?:ของขวัญ|บัตร|สิทธิ์|เลย)', 'ดู(?:รหัส|บัตร)', 'แลกรับ'],
  OF_VALUE: ['quà', 'thẻ', 'phiếu', 'mã', 'ของขวัญ', 'บัตร', 'รหัส', 'คูปอง', 'สิทธิ์'],
  ENDS: ['hạn (?:sử dụng|dùng|cuối|chót)', 'hsd', 'hết hạn(?: vào)?', 'có (?:giá trị|hiệu lực) đến', '(?:đến|trước)(?: hết)?(?: ngày)?', 'หมดอายุ', 'วันหมดอายุ', 'ใช้ได้(?:จน)?ถึง(?:วันที่)?', '(?:จน)?ถึง(?:วันที่)?', 'ภายใน(?:วันที่)?', 'ก่อน(?:วันที่)?'],
  OTHER_DAYS: ['ngày (?:đặt|mua|gửi|tạo|phát hành)', 'từ(?: ngày)?', 'วันที่(?:สั่งซื้อ|ซื้อ|ส่ง|ออก)', 'ตั้งแต่'],
  AMOUNTS: ['trị giá', 'mệnh giá', 'giá trị', 'มูลค่า', 'ราคาหน้าบัตร'],
  NOT_AMOUNTS: ['tổng(?: tiền| cộng)?', 'thanh toán', 'phí', 'giảm', 'tối thiểu', 'từ', 'ยอดรวม', 'รวม', 'ชําระ', 'ค่าจัดส่ง', 'ขั้นต่ํา'],
  ORDERS: ['đơn hàng', 'thanh toán', 'đặt hàng', 'đã mua', 'คําสั่งซื้อ', 'ชําระเงิน', 'ใบเสร็จ', 'การสั่งซื้อ'],
  PRODUCTS: ['phiếu quà(?: tặng)?', 'thẻ (?:quà(?: tặng)?|nạp|cào)', 'quà tặng', 'บัตร(?:ของขวัญ|กํานัล|เติมเงิน)'],
  TOTALS: ['tổng(?: tiền| cộng)?', 'số lượng', 'ยอดรวม', 'รวมทั้งสิ้น', 'จํานวน'],
  RECIPIENTS: ['người nhận', 'được gửi (?:tới|đến|cho)', 'ผู้รับ', 'ส่งถึง', 'จะส่งไปยัง'],
}
